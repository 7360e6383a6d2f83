package qpip.exchange.register;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import qpip.exchange.storage.Database;

/** Invented families by a seed: two parents, one to three children, a claim or two with weeks and declarations. */
record SyntheticRegister(List<Person> persons, List<Event> events, List<ClaimFile> files) {

    static final Path MAPPINGS = Path.of("mappings", "register");

    private static final List<String> SURNAMES =
            List.of("Lafrenière", "D'Amours", "Łukasiewicz", "Nguyễn", "Saint-Exupéry;", "O\"Neil", "Œuvrard");
    private static final List<String> GIVEN_NAMES = List.of("Éloïse", "Marc", "Zoé", "Jean-Noël", "李", "Ana María");

    static SyntheticRegister of(long seed, int families) {
        Random random = new Random(seed);
        List<Person> persons = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        List<ClaimFile> files = new ArrayList<>();
        for (int family = 0; family < families; family++) {
            long first = 10L * family + 1;
            LocalDate born = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
            Person one = adult(random, first);
            Person two = adult(random, first + 1);
            List<Person> children = LongStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> child(random, first + 2 + i, born))
                    .toList();
            Event event = new Event(
                    first,
                    EventType.values()[random.nextInt(4)],
                    born.plusDays(random.nextInt(20) - 10L),
                    perhaps(random, born),
                    children.size(),
                    random.nextInt(9) == 0 ? "XX" : "QC",
                    perhaps(random, "AT-" + family),
                    children.stream().map(Person::id).toList());
            persons.add(one);
            persons.add(two);
            persons.addAll(children);
            events.add(event);
            files.add(file(random, first, one, Optional.of(two), event, children, born));
            if (random.nextBoolean()) {
                files.add(file(random, first + 1, two, perhaps(random, one), event, children, born));
            }
        }
        return new SyntheticRegister(List.copyOf(persons), List.copyOf(events), List.copyOf(files));
    }

    /** Puts everything straight into the tables. */
    void store(Database database) {
        database.transaction().executeWithoutResult(status -> {
            RegisterRows rows = new RegisterRows(database);
            for (Person person : persons) {
                rows.person(person);
                each(person.identifiers(), (rank, identifier) -> rows.identifier(person.id(), rank, identifier));
                each(person.addresses(), (rank, address) -> rows.address(person.id(), rank, address));
            }
            for (Event event : events) {
                rows.event(event);
                each(event.children(), (rank, child) -> rows.child(event.id(), child, rank));
            }
            for (ClaimFile file : files) {
                rows.claim(file.claim());
                each(file.weeks(), (rank, week) -> rows.week(file.claim().id(), rank, week));
                each(file.declarations(), (rank, declaration) -> rows.declaration(rank, declaration));
                each(file.earnings(), (rank, earnings) -> rows.earnings(rank, earnings));
                file.debts().forEach(rows::debt);
            }
            rows.flush();
        });
    }

    /** Writes everything as extracts into the folder. */
    void write(Path folder, long sequence, boolean full) {
        try (RegisterExtracts.Writer writer = RegisterExtracts.writer(
                folder,
                MAPPINGS,
                sequence,
                full,
                Instant.parse("2026-11-21T23:00:00Z").plusSeconds(sequence))) {
            persons.forEach(writer::person);
            events.forEach(writer::event);
            for (ClaimFile file : files) {
                writer.claim(file.claim());
                file.weeks().forEach(week -> writer.week(file.claim().id(), week));
                file.declarations().forEach(writer::declaration);
                file.earnings().forEach(writer::earnings);
                file.debts().forEach(writer::debt);
            }
        }
    }

    private interface Ranked<T> {
        void take(int rank, T value);
    }

    private static <T> void each(List<T> list, Ranked<T> taker) {
        for (int i = 0; i < list.size(); i++) {
            taker.take(i, list.get(i));
        }
    }

    private static Person adult(Random random, long id) {
        LocalDate born = LocalDate.of(1980, 1, 1).plusDays(random.nextInt(9000));
        return new Person(
                id,
                one(random, SURNAMES),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> one(random, SURNAMES))
                        .toList(),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> one(random, GIVEN_NAMES))
                        .toList(),
                perhaps(random, one(random, GIVEN_NAMES)),
                perhaps(random, born),
                Sex.values()[random.nextInt(4)],
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> new Address(
                                i + 1 + ", rue de l'Église", "Saint-Élie", "G0X0A" + i, born.plusYears(20 - i)))
                        .toList(),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> identifier(random, id, i, born))
                        .toList());
    }

    private static Identifier identifier(Random random, long id, int i, LocalDate born) {
        return random.nextBoolean()
                ? new Identifier(
                        IdentifierType.SIN,
                        String.format(Locale.ROOT, "8%07d%d", id, i),
                        born.plusYears(18),
                        i == 0 ? Optional.of(born.plusYears(25)) : Optional.empty())
                : new Identifier(
                        IdentifierType.NAM, String.format(Locale.ROOT, "LAFE%07d%d", id, i), born, Optional.empty());
    }

    private static Person child(Random random, long id, LocalDate born) {
        return new Person(
                id,
                one(random, SURNAMES),
                List.of(),
                random.nextBoolean() ? List.of(one(random, GIVEN_NAMES)) : List.of(),
                Optional.empty(),
                Optional.of(born),
                Sex.UNKNOWN,
                List.of(),
                List.of());
    }

    private static ClaimFile file(
            Random random,
            long id,
            Person claimant,
            Optional<Person> other,
            Event event,
            List<Person> children,
            LocalDate born) {
        LocalDate sunday = LocalDate.of(2026, 1, 4).plusWeeks(random.nextInt(20));
        Optional<Person> spouse = random.nextBoolean() ? other : Optional.empty();
        Claim claim = new Claim(
                id,
                event.id(),
                claimant.id(),
                ParentRole.values()[random.nextInt(4)],
                born.plusDays(3),
                Plan.values()[random.nextInt(2)],
                WorkerStatus.values()[random.nextInt(4)],
                LowIncomeRule.values()[random.nextInt(3)],
                new Period(sunday, sunday.plusDays(349)),
                new Period(born.minusYears(1), born),
                random.nextInt(10),
                dollars(random, 200_000),
                dollars(random, 100_000),
                random.nextBoolean(),
                spouse.map(person -> OptionalLong.of(person.id())).orElse(OptionalLong.empty()),
                other.map(person -> OptionalLong.of(person.id())).orElse(OptionalLong.empty()),
                random.nextInt(6),
                ClaimStatus.values()[random.nextInt(2)]);
        List<BenefitWeek> weeks = IntStream.range(0, random.nextInt(20))
                .mapToObj(i -> new BenefitWeek(
                        sunday.plusWeeks(i),
                        BenefitType.values()[random.nextInt(8)],
                        WeekStatus.values()[random.nextInt(3)],
                        dollars(random, 100_000),
                        dollars(random, 1000),
                        dollars(random, 1000)))
                .toList();
        List<Declaration> declarations = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new Declaration(
                        id,
                        DeclarationKind.values()[random.nextInt(DeclarationKind.values().length)],
                        sunday.plusDays(random.nextInt(90)),
                        perhaps(random, sunday.plusDays(120)),
                        perhaps(random, dollars(random, 50_000)),
                        sunday.plusDays(100)))
                .toList();
        List<DeclaredEarnings> earnings = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new DeclaredEarnings(
                        id, 2024 + i, EarningsKind.values()[random.nextInt(2)], dollars(random, 9_000_000)))
                .toList();
        List<Debt> debts = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Debt(
                        "CR" + id + "X" + i,
                        id,
                        claimant.id(),
                        born.plusDays(200),
                        born.plusDays(300),
                        dollars(random, 500_000),
                        born.plusDays(310)))
                .toList();
        return new ClaimFile(claim, claimant, event, children, other, spouse, weeks, declarations, earnings, debts);
    }

    private static BigDecimal dollars(Random random, int cents) {
        return BigDecimal.valueOf(random.nextInt(cents), 2);
    }

    private static String one(Random random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static <T> Optional<T> perhaps(Random random, T value) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
    }
}
