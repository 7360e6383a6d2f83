package qpip.exchange.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.KnownFacts;
import qpip.exchange.fact.StagedFact;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.Block;
import qpip.exchange.layout.BlockCursor;
import qpip.exchange.layout.Found;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.LineReason;
import qpip.exchange.layout.RecordNumbers;
import qpip.exchange.layout.RecordView;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.linkage.Link;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.review.StagedAnswer;

/**
 * Compares the records of a block with what is known: an unchanged fact costs two hashes and a look-up, and only what
 * is new or changed is decoded and linked. A record of nobody on the register leaves no trace but a count. Immutable,
 * shared by all partitions.
 */
final class BlockComparison implements ItemProcessor<Block, Compared> {

    private final Layout layout;
    private final Meaning meaning;
    private final FactKind kind;
    private final Linker linker;
    private final Weighing weighing;
    private final KnownFacts known;
    private final Set<String> awaited;
    private final RejectedNumbers rejected;
    private final RecordNumbers settled;
    private final LocalDate night;
    private final Doubtful doubtful;

    /** @param settled records that were found known and unchanged before; need not be all that are */
    BlockComparison(
            Layout layout,
            Meaning meaning,
            FactKind kind,
            Linker linker,
            Weighing weighing,
            KnownFacts known,
            Set<String> awaited,
            RejectedNumbers rejected,
            RecordNumbers settled,
            LocalDate night) {
        this.layout = layout;
        this.meaning = meaning;
        this.kind = kind;
        this.linker = linker;
        this.weighing = weighing;
        this.known = known;
        this.awaited = awaited;
        this.rejected = rejected;
        this.settled = settled;
        this.night = night;
        this.doubtful = new Doubtful(meaning.keyed());
    }

    @Override
    public Compared process(Block block) {
        List<StagedFact> facts = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        List<StagedAnswer> answers = new ArrayList<>();
        List<RejectedLine> unrequested = new ArrayList<>();
        long unchanged = 0;
        long forgotten = 0;
        long withdrawn = 0;
        BlockCursor cursor = layout.cursor(block);
        while (cursor.next()) {
            RecordView record = cursor.record();
            // NB: what says what is known may still be the answer to a question raised on a flag.
            if (awaited.isEmpty() && settled.contains(record.number())) {
                unchanged++;
                continue;
            }
            if (rejected.contains(record.number())) {
                continue;
            }
            long contentHash = meaning.contentHash(record);
            if (meaning.keyed() && known.unchanged(meaning.keyHash(record), meaning.version(record), contentHash)) {
                unchanged++;
                answer(record, meaning.key(record), answers);
                continue;
            }
            if (!linker.requested(record)) {
                unrequested.add(new RejectedLine(
                        record.number(), -1, 0, LineReason.UNKNOWN_REQUEST, "request", Found.of("not-asked")));
                continue;
            }
            Optional<Linked> linked = linker.link(record);
            if (linked.isEmpty()) {
                forgotten++;
                withdrawn += linker.withdrawn(record) ? 1 : 0;
                answer(record, "", answers);
                if (meaning.keyed() && known.contains(meaning.keyHash(record))) {
                    facts.add(withdrawn(record, contentHash));
                }
                continue;
            }
            long keyHash =
                    meaning.keyed() ? meaning.keyHash(record) : linked.get().keyHash();
            String key = key(record, linked.get());
            answer(record, key, answers);
            if (!meaning.keyed() && known.unchanged(keyHash, contentHash)) {
                unchanged++;
                continue;
            }
            StagedFact fact = staged(record, linked.get(), key, keyHash, contentHash);
            facts.add(fact);
            if (doubtful.test(linked.get())) {
                doubts.add(new Doubt(
                        record.number(),
                        fact.key(),
                        linked.get().level(),
                        linked.get().key(),
                        linked.get().evidence(),
                        // NB: the key of a fact that the partner gives none is made of its person.
                        meaning.keyed() ? linked.get().candidates() : List.of()));
            }
        }
        return new Compared(
                block.firstRecord(),
                block.records(),
                unchanged,
                forgotten,
                withdrawn,
                facts,
                doubts,
                answers,
                unrequested);
    }

    /**
     * A version that speaks of nobody on the register any more takes the place of the one that did; what it says is
     * forgotten.
     */
    private StagedFact withdrawn(RecordView record, long contentHash) {
        return new StagedFact(
                record.number(),
                kind,
                meaning.key(record),
                meaning.version(record),
                true,
                Subject.person(Link.NOBODY),
                MatchLevel.NONE,
                MatchKey.NONE.name(),
                Optional.empty(),
                new TreeMap<>(),
                meaning.keyHash(record),
                contentHash,
                known.version(meaning.keyHash(record)),
                night);
    }

    private StagedFact staged(RecordView record, Linked linked, String key, long keyHash, long contentHash) {
        SortedMap<String, String> content = meaning.content(record);
        content.putAll(linked.derived());
        return new StagedFact(
                record.number(),
                kind,
                key,
                version(record, keyHash),
                meaning.cancelled(record),
                linked.subject(),
                linked.level(),
                linked.key().name(),
                weighing.of(record, linked),
                content,
                keyHash,
                contentHash,
                known.version(keyHash),
                night);
    }

    private String key(RecordView record, Linked linked) {
        return meaning.keyed() ? meaning.key(record) : linked.factKey();
    }

    /** Keeps that a record answers a question, also where it says nothing new. */
    private void answer(RecordView record, String key, List<StagedAnswer> answers) {
        if (awaited.isEmpty()) {
            return;
        }
        String request = meaning.request(record);
        if (awaited.contains(request)) {
            answers.add(new StagedAnswer(record.number(), request, key));
        }
    }

    /** NB: a partner who numbers no versions begins at 1; later ones are numbered when the whole file has been seen. */
    private int version(RecordView record, long keyHash) {
        if (meaning.keyed()) {
            return meaning.version(record);
        }
        return known.contains(keyHash) ? StagedFact.UNNUMBERED : 1;
    }

    /**
     * Which links a person has to look at: those in doubt, unless another act is still to come or a rule asks about
     * identity itself.
     */
    private record Doubtful(boolean keyed) {

        boolean test(Linked linked) {
            return linked.isInDoubt() && (keyed || !linked.part().isEmpty()) && !linked.waits();
        }
    }
}
