package qpip.exchange.linkage.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.Learned;

/**
 * Why a record was taken for a person's, term by term: worked out from the decision as it was stored and from the model
 * that it was made with, without the record and without the register.
 */
public record Explanation(Finding finding, List<Term> terms, List<Term> rivalTerms, Optional<Change> change) {

    public Explanation {
        terms = List.copyOf(terms);
        rivalTerms = List.copyOf(rivalTerms);
    }

    /** What a term is of. */
    public enum Kind {
        /** The odds before anything is compared. */
        PRIOR,
        /** The same, where the record repeats the reference of a question of ours. */
        REFERENCE,
        /** A field's level, and how frequent its value is. */
        FIELD,
        /** That two fields depend on each other. */
        DEPENDENCE
    }

    /**
     * One term of the sum.
     *
     * @param field the field, or two fields that depend on each other
     * @param level the level's word; empty for other kinds
     * @param bits milli-bits
     * @param frequency how many of these follow from the value's frequency
     */
    public record Term(Kind kind, String field, String level, int bits, int frequency) {}

    /**
     * What would change the decision.
     *
     * @param field if this field disagreed altogether, or agreed
     * @param agrees whether it would have to agree
     * @param weight the sum that the decision would then have
     */
    public record Change(String field, boolean agrees, int weight) {}

    /**
     * Explains a decision; throws {@link TrainedModel.BadModel} if the model is another or the sum isn't the stored
     * one.
     */
    public static Explanation of(Finding finding, TrainedModel model, DecisionFile.Heading heading) {
        if (!model.hash().equals(heading.model())) {
            throw new TrainedModel.BadModel("the decisions were made with another model: " + heading.model());
        }
        Weights weights = new Weights(model, heading.persons());
        return new Explanation(
                finding,
                terms(finding.best(), model, weights),
                finding.rival().isSomebody() ? terms(finding.rival(), model, weights) : List.of(),
                change(finding, model, weights));
    }

    private static List<Term> terms(Finding.Scored scored, TrainedModel model, Weights weights) {
        return terms(scored, model, weights, Kind.PRIOR);
    }

    static List<Term> terms(Finding.Scored scored, TrainedModel model, Weights weights, Kind first) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(first, "", "", weights.prior, 0));
        for (int field = 0; field < model.fields().size(); field++) {
            int level = Weights.level(scored.levels(), field);
            int frequency = scored.frequencies().get(field);
            terms.add(new Term(
                    Kind.FIELD,
                    model.fields().get(field).name(),
                    model.fields().get(field).levels().get(level).word(),
                    weights.weight(field, level) + frequency,
                    frequency));
        }
        for (Learned.Dependent dependent : weights.dependents()) {
            int correction = Weights.correction(dependent, scored.levels());
            if (correction != 0) {
                terms.add(new Term(
                        Kind.DEPENDENCE,
                        model.fields().get(dependent.one()).name() + ", "
                                + model.fields().get(dependent.other()).name(),
                        "",
                        correction,
                        0));
            }
        }
        int sum = terms.stream().mapToInt(Term::bits).sum();
        if (sum != scored.weight()) {
            throw new TrainedModel.BadModel("the terms add up to " + sum + ", the decision says " + scored.weight());
        }
        return terms;
    }

    /** For a match: the field without which it would weigh least. Else: the field that disagrees most. */
    private static Optional<Change> change(Finding finding, TrainedModel model, Weights weights) {
        boolean match = finding.outcome() == Outcome.MATCH;
        List<Change> changes = new ArrayList<>();
        for (int field = 0; field < model.fields().size(); field++) {
            Comparison comparison = model.fields().get(field).attribute().comparison();
            int level = Weights.level(finding.best().levels(), field);
            boolean agrees = level != Comparison.MISSING && level <= comparison.agreeing();
            if (level != Comparison.MISSING && agrees == match) {
                long otherwise =
                        Weights.with(finding.best().levels(), field, match ? comparison.other() : Comparison.SAME);
                int frequencies = finding.best().frequencies().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        - finding.best().frequencies().get(field);
                changes.add(new Change(model.fields().get(field).name(), !match, weights.sum(otherwise) + frequencies));
            }
        }
        return match
                ? changes.stream().min(Comparator.comparingInt(Change::weight).thenComparing(Change::field))
                : changes.stream()
                        .max(Comparator.comparingInt(Change::weight)
                                .thenComparing(Change::field, Comparator.reverseOrder()));
    }
}
