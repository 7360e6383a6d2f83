package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.layout.Values;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.register.WeekStatus;
import qpip.exchange.review.Dispositions;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagState;
import qpip.exchange.storage.TestDatabase;

/** What a load of our own register, or a person's decision, changes about what partners said before. */
class RegisterChangesTest {

    /** Two weeks of indemnity, of which each adds 400 $ above what is free. */
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 7);

    private static final LocalDate SECOND = FIRST.plusWeeks(1);

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void weeksThatArePaidLaterAreComparedWithWhatWasSaidBefore(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.weeks(WeekStatus.PLANNED, WeekStatus.PLANNED);
            nights.take(TestEngine.indemnity(1).build());
            assertThat(nights.flags()).isEmpty();

            nights.weeks(WeekStatus.PAID, WeekStatus.PLANNED);
            nights.take();
            assertThat(nights.flags())
                    .singleElement()
                    .satisfies(flag -> assertThat(flag.impact()).isEqualByComparingTo("400.00"));

            nights.weeks(WeekStatus.PAID, WeekStatus.PAID);
            nights.take();
            assertThat(nights.flags())
                    .singleElement()
                    .satisfies(flag -> assertThat(flag.impact()).isEqualByComparingTo("800.00"));
        }
    }

    /** Edge case 42: the impact of a week that was taken back is none. */
    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aWeekThatIsReversedAfterTheFlagChangesItsImpactAndTheLastOneEndsIt(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.take(TestEngine.indemnity(1).build());
            assertThat(nights.flags().get(0).impact()).isEqualByComparingTo("800.00");

            nights.weeks(WeekStatus.REVERSED, WeekStatus.PAID);
            nights.take();
            assertThat(nights.flags().get(0).impact()).isEqualByComparingTo("400.00");

            nights.weeks(WeekStatus.REVERSED, WeekStatus.REVERSED);
            nights.take();
            assertThat(nights.flags().get(0).state()).isEqualTo(FlagState.LAPSED);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aFlagThatIsBeingDecidedBeginsAgainWhenItsWeeksAreTakenBack(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.take(TestEngine.indemnity(1).build());
            String ref = nights.flags().get(0).ref();
            Dispositions people = new Dispositions(database.database(), 30);
            people.move(ref, FlagState.IN_REVIEW, "ana", "", TestEngine.NIGHT);
            people.move(ref, FlagState.VERIFIED, "ana", "pay stubs", TestEngine.NIGHT);

            nights.weeks(WeekStatus.REVERSED, WeekStatus.REVERSED);
            nights.take();

            assertThat(nights.flags().get(0).state()).isEqualTo(FlagState.REOPENED);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anotherDoubtAboutAnIdentityThatWasVerifiedIsAQuestionAgain(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.knownByAnotherName();
            String doubt = nights.flags().get(0).ref();
            new Dispositions(database.database(), 30)
                    .dispose(doubt, FlagOutcome.IDENTITY_FIXED, "ana", "passport seen", TestEngine.NIGHT);

            nights.take("RA-IN-01", TestEngine.answer(1).put("match-code", "04").build());

            assertThat(nights.flags())
                    .filteredOn(flag -> flag.ref().equals(doubt))
                    .singleElement()
                    .satisfies(flag -> assertThat(flag.state()).isEqualTo(FlagState.REOPENED));
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aClaimThatComesAgainAsItWasIsNotExaminedAgain(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.weeks(WeekStatus.PAID, WeekStatus.PLANNED);
            assertThat(nights.take(TestEngine.indemnity(1).build()).count("claims"))
                    .isEqualTo(1);
            nights.weeks(WeekStatus.PAID, WeekStatus.PLANNED);
            assertThat(nights.take().count("claims")).isZero();
            nights.weeks(WeekStatus.PAID, WeekStatus.PAID);
            assertThat(nights.take().count("claims")).isEqualTo(1);
            assertThat(nights.take().count("claims")).isZero();
        }
    }

    /** Of the whole register that comes again with one week otherwise, that claim alone is one that changed. */
    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theWholeRegisterLoadedAgainChangesOnlyTheClaimsThatDiffer(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            List<Values> all = new ArrayList<>();
            for (int i = 1; i < TestPeople.COUNT; i++) {
                all.add(TestEngine.indemnity(i).build());
            }
            assertThat(nights.take(all.toArray(Values[]::new)).count("claims")).isEqualTo(39);
            nights.whole(claim -> claim == 5);
            assertThat(nights.take().count("claims")).isEqualTo(1);
            nights.whole(claim -> claim == 5);
            assertThat(nights.take().count("claims")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void factsThatWaitedForAnIdentityCountOnceSomebodyHasVerifiedIt(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.knownByAnotherName();
            nights.take(TestEngine.indemnity(1).build());
            assertThat(nights.flags()).extracting(Flag::rule).containsExactly("R22");

            String doubt = nights.flags().get(0).ref();
            new Dispositions(database.database(), 30)
                    .dispose(doubt, FlagOutcome.IDENTITY_FIXED, "ana", "passport seen", TestEngine.NIGHT);
            nights.take();
            assertThat(nights.flags()).extracting(Flag::rule).containsExactly("R15", "R22");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anIdentityThatIsInvestigatedStaysInDoubt(TestDatabase database) {
        try (Nights nights = new Nights(database)) {
            nights.knownByAnotherName();
            nights.take(TestEngine.indemnity(1).build());
            String doubt = nights.flags().get(0).ref();
            new Dispositions(database.database(), 30)
                    .dispose(doubt, FlagOutcome.REFERRED_INVESTIGATION, "ana", "two persons", TestEngine.NIGHT);
            nights.take();
            assertThat(nights.flags()).extracting(Flag::rule).containsExactly("R22");
        }
    }

    /** An engine that takes one file after another, and loads of the register between them. */
    private static final class Nights implements AutoCloseable {

        private final TestEngine engine;
        private long loads = 1;

        Nights(TestDatabase database) {
            this.engine = TestEngine.on(database).asked();
        }

        Execution take(Values... records) {
            return take("CN-IN-01", records);
        }

        Execution take(String exchange, Values... records) {
            long number = engine.workshop().sequences().last(exchange) + 1;
            Execution execution = engine.find(engine.control()
                    .take(
                            engine.exchange(exchange),
                            engine.file(exchange, number, List.of(records)),
                            TestEngine.NIGHT,
                            "")
                    .execution());
            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            return execution;
        }

        /** RAMQ knows the claimant by quite another name. */
        void knownByAnotherName() {
            take(
                    "RA-IN-01",
                    TestEngine.answer(1)
                            .put("match-code", "01")
                            .put("surname-birth", "Vanderbruggen")
                            .put("given-name", "Zéphyrin")
                            .build());
        }

        /** The two weeks of claim 5001 become that; its others stay paid. */
        void weeks(WeekStatus first, WeekStatus second) {
            load(false, writer -> {
                writer.claim(TestPeople.claim(1));
                for (int number = 0; number < 20; number++) {
                    BenefitWeek week = TestPeople.week(number);
                    writer.week(
                            5001,
                            week.sunday().equals(FIRST)
                                    ? as(week, first)
                                    : week.sunday().equals(SECOND) ? as(week, second) : week);
                }
            });
        }

        /** Everything again; the first week of some claims was reversed. */
        void whole(IntPredicate reversed) {
            load(true, writer -> {
                for (int i = 1; i <= TestPeople.COUNT; i++) {
                    writer.person(TestPeople.claimant(i));
                    writer.person(TestPeople.otherParent(i));
                    writer.person(TestPeople.child(i));
                    writer.event(TestPeople.event(i));
                    writer.claim(TestPeople.claim(i));
                    for (int number = 0; number < 20; number++) {
                        BenefitWeek week = TestPeople.week(number);
                        writer.week(5000 + i, number == 0 && reversed.test(i) ? as(week, WeekStatus.REVERSED) : week);
                    }
                }
            });
        }

        private interface Rows {
            void write(RegisterExtracts.Writer writer);
        }

        private void load(boolean full, Rows rows) {
            Path folder = engine.folder().resolve("load" + ++loads);
            try (RegisterExtracts.Writer writer = TestPeople.writer(folder, loads, full)) {
                rows.write(writer);
            }
            RegisterExtracts.load(folder, Path.of("mappings", "register"), engine.database());
        }

        private static BenefitWeek as(BenefitWeek week, WeekStatus status) {
            return new BenefitWeek(
                    week.sunday(), week.type(), status, week.benefit(), new BigDecimal("0.00"), new BigDecimal("0.00"));
        }

        List<Flag> flags() {
            return engine.workshop().flags().list(FlagFilter.ALL).stream()
                    .sorted(Comparator.comparing(Flag::rule))
                    .toList();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
