package qpip.exchange.linkage.match;

import java.util.Arrays;
import java.util.List;

/**
 * What was learned from two files, without the values that it was learned from.
 *
 * @param m for each field and level, how often records of one person reach it
 * @param u the same of records of two persons
 * @param matches how many pairs seem to be of one person
 */
public record Learned(List<Field> fields, double[][] m, double[][] u, List<Dependent> dependents, double matches) {

    /**
     * Two fields that depend on each other.
     *
     * @param agreeingOne the last level at which the one agrees
     * @param agreeingOther the same of the other
     * @param cells milli-bits to add when both agree, only the one, only the other, or neither
     * @param levels milli-bits to add, in place of the first cell, when the one agrees and the other has this level
     * @param belonging how often the other is the same because two persons belong together; 0 where nothing is known
     */
    public record Dependent(
            int one, int other, int agreeingOne, int agreeingOther, int[] cells, int[] levels, double belonging) {}

    static Learned of(List<Field> fields, Model model) {
        double[][] m = model.copyOfM();
        double[][] u = new double[m.length][];
        for (int field = 0; field < m.length; field++) {
            u[field] = new double[m[field].length];
            for (int level = 1; level < u[field].length; level++) {
                u[field][level] = model.u(field, level);
            }
        }
        List<Dependent> dependents = Arrays.stream(model.edges())
                .map(edge -> new Dependent(
                        edge.one(),
                        edge.other(),
                        edge.agreeing()[0],
                        edge.agreeing()[1],
                        edge.cells(),
                        edge.levels(),
                        edge.belonging()))
                .toList();
        return new Learned(fields, m, u, dependents, model.matches());
    }
}
