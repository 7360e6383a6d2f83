package qpip.exchange.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.linkage.index.Explainer;
import qpip.exchange.linkage.index.Explanation;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.linkage.index.Weighed;

/**
 * What the matches of facts weighed, as it was stored with them, and the models they were weighed with: so a decision
 * of any night explains itself, without the partner's record.
 */
public final class MatchWeights {

    private final JdbcClient client;
    private final Map<String, Explainer> models = new ConcurrentHashMap<>();

    public MatchWeights(JdbcClient client) {
        this.client = client;
    }

    /** A match, term by term; the bits of the terms add up to the weight that is stored. */
    public record Explained(Weighed weighed, List<Explanation.Term> terms) {

        public Explained {
            terms = List.copyOf(terms);
        }
    }

    /** Keeps a model, so that what is weighed with it can be explained when jobs have another. */
    public void keep(TrainedModel model) {
        client.sql("insert into linkage_model (hash, model) select :hash, :model where not exists"
                        + " (select 1 from linkage_model where hash = :hash)")
                .param("hash", model.hash())
                .param("model", model.text())
                .update();
    }

    /**
     * Explains the match of a fact, named as {@link Fact#reference} names it; empty where it was not weighed. Throws
     * {@link TrainedModel.BadModel} where the model is missing or the terms don't add up to what is stored.
     */
    public Optional<Explained> explain(String reference) {
        String[] parts = reference.split(":", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a fact is named by partner, key and version, with colons between them");
        }
        return client.sql("select match_detail from fact where partner = ? and fact_key = ? and version = ?"
                        + " and match_detail is not null order by kind fetch first 1 rows only")
                .params(parts[0], parts[1], Integer.valueOf(parts[2]))
                .query(String.class)
                .optional()
                .map(Weighed::of)
                .map(weighed ->
                        new Explained(weighed, explainer(weighed.model()).terms(weighed)));
    }

    private Explainer explainer(String hash) {
        return models.computeIfAbsent(
                hash,
                wanted -> client.sql("select model from linkage_model where hash = ?")
                        .param(wanted)
                        .query(String.class)
                        .optional()
                        .map(text -> new Explainer(TrainedModel.of(text, "model " + wanted)))
                        .orElseThrow(() -> new TrainedModel.BadModel("model " + wanted + " was not kept")));
    }
}
