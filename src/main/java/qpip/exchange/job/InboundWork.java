package qpip.exchange.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import qpip.exchange.fact.FactKind;
import qpip.exchange.fact.KnownFacts;
import qpip.exchange.fact.StagedFacts;
import qpip.exchange.linkage.Duplicates;
import qpip.exchange.linkage.Linking;
import qpip.exchange.linkage.Population;
import qpip.exchange.linkage.RegisteredPopulation;
import qpip.exchange.register.RegisterSnapshot;

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

    private @Nullable CompletableFuture<Memory> memory;
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
            CompletableFuture<RegisterSnapshot> register =
                    CompletableFuture.supplyAsync(() -> RegisterSnapshot.load(workshop.database()));
            CompletableFuture<Optional<Requests.Asked>> asked = CompletableFuture.supplyAsync(
                    () -> job.answers().map(request -> workshop.requests().asked(request, night)));
            memory = CompletableFuture.supplyAsync(
                            () -> KnownFacts.load(workshop.database().client(), exchange.id()))
                    .thenCombine(asked, (known, requests) -> new Answers(known, requests, awaited()))
                    .thenCombine(register, this::memory);
        }
        return memory;
    }

    private Memory memory(Answers answers, RegisterSnapshot snapshot) {
        Population persons = new RegisteredPopulation(snapshot);
        return new Memory(
                persons,
                answers.known(),
                answers.asked(),
                answers.awaited(),
                Linking.over(persons).cutAt(meaning.nameWidths()),
                new Duplicates(persons));
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
            Duplicates duplicates) {}

    /** The comparison that all partitions share; loads what it needs the first time. */
    synchronized BlockComparison comparison() {
        BlockComparison made = comparison;
        if (made == null) {
            Memory held = remember().join();
            made = new BlockComparison(
                    exchange.layout(),
                    meaning,
                    job.fact(),
                    linker(held),
                    held.known(),
                    held.awaited(),
                    new RejectedNumbers(new Quarantine(workshop.database()).numbers(execution)),
                    night);
            comparison = made;
        }
        return made;
    }

    private Linker linker(Memory held) {
        return switch (job.linkedBy()) {
            case REQUEST ->
                new RequestLinker(
                        meaning,
                        held.asked().orElseThrow(),
                        held.register(),
                        held.linking(),
                        job.fact() == FactKind.IDENTITY_ANSWER);
            case IDENTITY -> new IdentityLinker(meaning, held.register(), held.linking());
            case BIRTH -> new BirthLinker(meaning, held.linking());
            case DEATH -> new NamesLinker(meaning, held.linking()::death);
            case NAME -> new NamesLinker(meaning, held.linking()::named);
        };
    }
}
