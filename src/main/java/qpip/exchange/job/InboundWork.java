package qpip.exchange.job;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.KnownFacts;
import qpip.exchange.fact.StagedFacts;
import qpip.exchange.layout.RecordNumbers;
import qpip.exchange.linkage.Duplicates;
import qpip.exchange.linkage.Linking;
import qpip.exchange.linkage.Population;
import qpip.exchange.linkage.RegisteredPopulation;
import qpip.exchange.linkage.index.PersonWeights;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.register.RegisterSnapshot;
import qpip.exchange.review.MatchReviews;
import qpip.exchange.review.StagedFlags;

/**
 * One inbound execution under way: what it works on, and what its steps share in memory because loading it twice would
 * cost more than the work.
 */
final class InboundWork {

    final Workshop workshop;
    final ExchangeDefinition exchange;
    final Inbound job;
    final String execution;
    final Arrival arrival;
    final LocalDate night;
    final String again;
    final Leases.Lease lease;
    final Meaning meaning;

    /** NB: not the common pool, which has one thread on a machine of two processors. */
    private static final Executor LOADING = task -> {
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        thread.start();
    };

    private @Nullable CompletableFuture<KnownFacts> known;
    private @Nullable CompletableFuture<Memory> memory;
    private @Nullable Pass pass;
    private @Nullable BlockComparison comparison;

    InboundWork(
            Workshop workshop,
            ExchangeDefinition exchange,
            String execution,
            Arrival arrival,
            LocalDate night,
            String again,
            Leases.Lease lease) {
        this.workshop = workshop;
        this.exchange = exchange;
        this.job = (Inbound) exchange.job().work();
        this.execution = execution;
        this.arrival = arrival;
        this.night = night;
        this.again = again;
        this.lease = lease;
        this.meaning = new Meaning(exchange.layout().details().get(0));
    }

    /** Where the extract lies while the execution works on it. */
    Path file() {
        return workshop.folders().inbound(exchange.id()).resolve(execution).resolve(arrival.name());
    }

    StagedFlags stagedFlags() {
        return workshop.stagedFlags(execution);
    }

    StagedFacts staged() {
        return new StagedFacts(
                workshop.database(), execution, exchange.partner().partner(), exchange.id());
    }

    int blockRecords() {
        return workshop.settings().blockRecords().orElse(job.blockRecords());
    }

    void progress(String step, long done, long total) {
        workshop.progress().reached(execution + " " + step, done, total);
    }

    /** Begins to load what compare needs, while the file is copied and verified. */
    synchronized CompletableFuture<Memory> remember() {
        if (memory == null) {
            TrainedModel model = exchange.model().orElseThrow();
            CompletableFuture<Population> register = CompletableFuture.supplyAsync(
                    () -> new RegisteredPopulation(RegisterSnapshot.load(workshop.database())), LOADING);
            CompletableFuture<Optional<Requests.Asked>> asked = CompletableFuture.supplyAsync(
                    () -> job.answers().map(request -> workshop.requests().asked(request, night, job.nightsOpen())),
                    LOADING);
            memory = known().thenCombine(asked, (facts, requests) -> new Answers(facts, requests, awaited()))
                    .thenCombine(
                            register,
                            (answers, persons) -> new Memory(
                                    persons,
                                    answers.known(),
                                    answers.asked(),
                                    answers.awaited(),
                                    Linking.over(persons).cutAt(meaning.nameWidths()),
                                    new Duplicates(persons),
                                    PersonWeights.of(persons, model, meaning.nameWidths())));
        }
        return memory;
    }

    /** The facts that are known of this exchange; of all that compare needs, the pass over the extract needs these. */
    synchronized CompletableFuture<KnownFacts> known() {
        if (known == null) {
            known = CompletableFuture.supplyAsync(
                    () -> KnownFacts.load(workshop.database().client(), exchange.id()), LOADING);
        }
        return known;
    }

    /** Passes over the arrival while it is copied. */
    void passWhileCopying(OutputStream copy) {
        pass = Pass.over(arrival.file(), this, copy);
    }

    /** The pass over the extract: the one made while it was copied or, in another process, one over the copy. */
    Pass pass() {
        Pass made = pass;
        if (made == null) {
            made = Pass.over(file(), this, OutputStream.nullOutputStream());
            pass = made;
        }
        return made;
    }

    /** The references of questions raised on flags whose answers this exchange may bring. */
    private Set<String> awaited() {
        return job.answers()
                .map(exchange -> workshop.inquiries().awaited(exchange, night))
                .orElse(Set.of());
    }

    private record Answers(KnownFacts known, Optional<Requests.Asked> asked, Set<String> awaited) {}

    /** What compare holds in memory, immutable. */
    record Memory(
            Population register,
            KnownFacts known,
            Optional<Requests.Asked> asked,
            Set<String> awaited,
            Linking linking,
            Duplicates duplicates,
            PersonWeights weights) {}

    /** The comparison that all partitions share; loads what it needs the first time. */
    synchronized BlockComparison comparison() {
        BlockComparison made = comparison;
        if (made == null) {
            Memory held = remember().join();
            Pass earlier = pass;
            made = new BlockComparison(
                    exchange.layout(),
                    meaning,
                    job.fact(),
                    linker(held),
                    new Weighing(meaning, job.linkedBy(), held.register(), held.weights()),
                    held.known(),
                    held.awaited(),
                    new RejectedNumbers(new Quarantine(workshop.database()).numbers(execution)),
                    earlier == null ? new RecordNumbers() : earlier.verified().marked(),
                    night);
            comparison = made;
        }
        return made;
    }

    private Linker linker(Memory held) {
        MatchReviews.Answers answers = workshop.matchReviews().answers(exchange.id());
        return answers.isEmpty() ? found(held) : new AnsweredLinker(found(held), meaning, answers);
    }

    private Linker found(Memory held) {
        return switch (job.linkedBy()) {
            case REQUEST ->
                new RequestLinker(
                        meaning,
                        held.asked().orElseThrow(),
                        held.register(),
                        held.linking(),
                        job.fact() == FactKind.IDENTITY_ANSWER);
            case CERTIFICATE ->
                new CertificateLinker(meaning, workshop.register().debts(), held.register());
            case IDENTITY -> new IdentityLinker(meaning, held.register(), held.linking());
            case BIRTH -> new BirthLinker(meaning, held.linking());
            case DEATH -> new NamesLinker(meaning, held.linking()::death);
            case NAME -> new NamesLinker(meaning, held.linking()::named);
        };
    }
}
