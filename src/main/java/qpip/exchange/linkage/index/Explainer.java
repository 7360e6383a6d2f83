package qpip.exchange.linkage.index;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the terms of weights that were stored, with the model they were made with. Any number of threads may use one;
 * what it works out for a size of the register is kept for the next.
 */
public final class Explainer {

    /** A register's size changes from night to night. */
    private static final int SIZES_MOST = 64;

    private final TrainedModel model;
    private final String hash;
    private final Map<Integer, Weights> sizes = new ConcurrentHashMap<>();

    public Explainer(TrainedModel model) {
        this.model = model;
        this.hash = model.hash();
    }

    /**
     * The terms of a stored weight, in the order of the model's fields; {@link TrainedModel.BadModel} if it was made
     * with another model or they don't add up to what was stored.
     */
    public List<Explanation.Term> terms(Weighed weighed) {
        if (!hash.equals(weighed.model())) {
            throw new TrainedModel.BadModel("it was weighed with another model: " + weighed.model());
        }
        if (sizes.size() > SIZES_MOST) {
            sizes.clear();
        }
        Weights weights = sizes.computeIfAbsent(weighed.persons(), persons -> new Weights(model, persons));
        boolean asked = weighed.persons() == Weights.ASKED;
        return Explanation.terms(
                weighed.scored(), model, weights, asked ? Explanation.Kind.REFERENCE : Explanation.Kind.PRIOR);
    }
}
