package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.fact.Fact;
import qpip.exchange.fact.Facts;
import qpip.exchange.fact.Outcome;
import qpip.exchange.fact.StagedFact;
import qpip.exchange.fact.StagedFacts;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.Values;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.register.Person;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.review.FlagFilter;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.MatchReview;
import qpip.exchange.review.MatchReviews;
import qpip.exchange.review.NotAllowed;
import qpip.exchange.storage.TestDatabase;

/** What additions, corrections and cancellations do, in one file and over files, in order and out of it. */
class FactVersionsTest {

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aCorrectionTakesThePlaceOfTheFactAndACancellationWithdrawsItsFlag(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(indemnity(1, "A", 1, 160_000));
            assertThat(night.standing()).containsExactly("CN-000001 v1 1600.00");
            assertThat(night.flags()).containsExactly("QUEUED 800.00");

            Execution corrected = night.take(indemnity(1, "C", 2, 120_000));
            assertThat(corrected.count("facts-changed")).isEqualTo(1);
            assertThat(night.standing()).containsExactly("CN-000001 v2 1200.00");
            assertThat(night.flags()).containsExactly("QUEUED 400.00");
            assertThat(night.history()).isEqualTo(2);

            night.take(indemnity(1, "X", 3, 120_000));
            assertThat(night.standing()).containsExactly("CN-000001 v3 1200.00 cancelled");
            assertThat(night.flags()).containsExactly("CLOSED 400.00");

            night.take(indemnity(1, "A", 4, 160_000));
            assertThat(night.flags()).containsExactly("REOPENED 800.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theSameVersionAgainIsADuplicateIfItsContentIsTheSameElseAConflict(TestDatabase database) {
        try (Night night = new Night(database)) {
            Execution first = night.take(indemnity(1, "A", 1, 160_000), indemnity(1, "A", 1, 160_000));
            assertThat(first.counts()).containsEntry("facts-new", 1L).containsEntry("facts-duplicate", 1L);

            Execution again = night.take(indemnity(1, "A", 1, 160_000));
            assertThat(again.counts()).containsEntry("unchanged", 1L).containsEntry("facts-new", 0L);

            Execution conflict = night.take(indemnity(1, "A", 1, 170_000), indemnity(2, "A", 1, 160_000));
            assertThat(conflict.count("facts-conflict")).isEqualTo(1);
            assertThat(night.engine.quarantined(conflict))
                    .singleElement()
                    .matches(line -> line.number() == 1 && line.reason().name().equals("CONFLICT"));
            assertThat(night.standing()).containsExactly("CN-000001 v1 1600.00", "CN-000002 v1 1600.00");

            Execution within = night.take(indemnity(3, "A", 1, 160_000), indemnity(3, "A", 1, 170_000));
            assertThat(within.counts()).containsEntry("facts-new", 1L).containsEntry("facts-conflict", 1L);
            assertThat(night.standing()).contains("CN-000003 v1 1600.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aLowerVersionThatComesLateIsHistoryAlsoWhenItComesTwice(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(indemnity(1, "C", 3, 160_000));
            Execution late = night.take(
                    indemnity(1, "C", 2, 120_000), indemnity(1, "A", 1, 100_000), indemnity(1, "A", 1, 100_000));
            assertThat(late.counts())
                    .containsEntry("facts-late", 2L)
                    .containsEntry("facts-duplicate", 1L)
                    .containsEntry("facts-changed", 0L);
            assertThat(night.standing()).containsExactly("CN-000001 v3 1600.00");
            assertThat(night.history()).isEqualTo(3);

            Execution again = night.take(indemnity(1, "A", 1, 100_000), indemnity(1, "C", 2, 130_000));
            assertThat(again.counts()).containsEntry("facts-duplicate", 1L).containsEntry("facts-conflict", 1L);
            assertThat(night.history()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void severalVersionsInOneFileStandAsTheHighestInAnyOrder(TestDatabase database) {
        try (Night night = new Night(database)) {
            Execution execution = night.take(
                    indemnity(1, "C", 3, 160_000), indemnity(1, "A", 1, 100_000), indemnity(1, "C", 2, 120_000));
            assertThat(execution.counts()).containsEntry("facts-new", 1L).containsEntry("facts-superseded", 2L);
            assertThat(night.standing()).containsExactly("CN-000001 v3 1600.00");
            assertThat(night.history()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aCorrectionOrCancellationOfAnUnknownKeyIsKept(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(indemnity(1, "C", 4, 160_000), indemnity(2, "X", 2, 160_000));
            assertThat(night.standing()).containsExactly("CN-000001 v4 1600.00", "CN-000002 v2 1600.00 cancelled");
            assertThat(night.flags()).hasSize(1);
            // The addition that comes after its own cancellation changes nothing.
            night.take(indemnity(2, "A", 1, 160_000));
            assertThat(night.standing()).contains("CN-000002 v2 1600.00 cancelled");
            assertThat(night.flags()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theSameContentUnderANewVersionIsANewVersion(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(indemnity(1, "A", 1, 160_000));
            Execution execution = night.take(indemnity(1, "C", 2, 160_000));
            assertThat(execution.count("facts-changed")).isEqualTo(1);
            assertThat(night.standing()).containsExactly("CN-000001 v2 1600.00");
            assertThat(night.flags()).containsExactly("QUEUED 800.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aCorrectionThatNamesAnotherPersonWithdrawsTheFlagOfTheFirst(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(indemnity(1, "A", 1, 160_000));
            night.take(TestEngine.indemnity(2)
                    .put("source-key", "CN-000001")
                    .put("record-version", 2)
                    .put("action-code", "C")
                    .build());
            assertThat(night.flags()).containsExactly("CLOSED 800.00", "QUEUED 800.00");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anActCorrectedToSpeakOfNobodyOnTheRegisterTakesItsFlagBack(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(TestEngine.DEATHS, TestEngine.death(1).build());
            assertThat(night.flagStates()).containsExactly("QUEUED");
            Values other = TestEngine.death(1)
                    .put("act-version", 2)
                    .put("action-code", "C")
                    .put("surname", "Zzyzxovna")
                    .put(
                            "given",
                            List.of(Values.builder().put("name", "Qwertyna").build()))
                    .put("dob", LocalDate.of(1931, 7, 7))
                    .put("spouse-name", "")
                    .build();
            Execution corrected = night.take(TestEngine.DEATHS, other);
            assertThat(corrected.counts()).containsEntry("facts-changed", 1L).containsEntry("forgotten", 1L);
            assertThat(night.flagStates()).containsExactly("CLOSED");
            assertThat(night.engine.dump(TestEngine.PUBLISHED)).doesNotContain("Zzyzxovna", "Qwertyna", "1931");
            assertThat(night.take(TestEngine.DEATHS, other).count("unchanged")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aChangedAnswerWithoutVersionSupersedesTheOneBefore(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(TestEngine.RA_IN, TestEngine.answer(1).build());
            assertThat(night.take(TestEngine.RA_IN, TestEngine.answer(1).build())
                            .count("unchanged"))
                    .isEqualTo(1);
            Values left = TestEngine.answer(1)
                    .put("elig-status", "FIN")
                    .put("elig-reason", "DEPT")
                    .put("elig-date", LocalDate.of(2026, 9, 1))
                    .build();
            Execution changed = night.take(TestEngine.RA_IN, left);
            assertThat(changed.count("facts-changed")).isEqualTo(1);
            assertThat(night.flagStates()).containsExactly("QUEUED");
            assertThat(night.take(TestEngine.RA_IN, left).count("unchanged")).isEqualTo(1);
            night.take(TestEngine.RA_IN, TestEngine.answer(1).build());
            assertThat(night.flagStates()).containsExactly("LAPSED");
            assertThat(night.history()).isEqualTo(3);
            assertThat(night.engine.dump(List.of("fact"))).contains("version=3");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anAnswerThatOnlyNamesAnotherPersonIsAChangeToo(TestDatabase database) {
        try (Night night = new Night(database)) {
            Values contradicting = TestEngine.answer(1)
                    .put("surname-birth", "Zzyzxovna")
                    .put("given-name", "Qwertyna")
                    .put("dob", LocalDate.of(1950, 7, 7))
                    .build();
            night.take(TestEngine.RA_IN, TestEngine.answer(1).build());
            Execution changed = night.take(TestEngine.RA_IN, contradicting);
            assertThat(changed.count("facts-changed")).isEqualTo(1);
            Execution back = night.take(TestEngine.RA_IN, TestEngine.answer(1).build());
            assertThat(back.count("facts-changed")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void twoAnswersAboutOnePersonWithTwoClaimsAreOneFact(TestDatabase database) {
        try (Night night = new Night(database)) {
            List<Request> twice = List.of(
                    new Request("RAAAAAAAAAAAAAAA", 1, 5001, TestPeople.claim(1).benefitPeriod()),
                    new Request("RABBBBBBBBBBBBBB", 1, 6001, TestPeople.claim(1).benefitPeriod()));
            database.database()
                    .transaction()
                    .executeWithoutResult(status -> night.engine
                            .workshop()
                            .requests()
                            .keep("RA-OUT-01.more", "RA-OUT-01", TestEngine.NIGHT, twice));
            Execution execution = night.take(
                    TestEngine.RA_IN,
                    TestEngine.answer(1).put("request-ref", "RAAAAAAAAAAAAAAA").build(),
                    TestEngine.answer(1).put("request-ref", "RABBBBBBBBBBBBBB").build());
            assertThat(execution.counts())
                    .containsEntry("facts-conflict", 0L)
                    .containsEntry("facts-new", 1L)
                    .containsEntry("facts-duplicate", 1L);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aFlagRaisedAgainOnlySaysWhenItWasSeenLast(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.take(indemnity(1, "A", 1, 160_000));
            String before = night.engine.dump(List.of("flag"), "last_seen_on", "execution", "evidence");
            night.on = TestEngine.NIGHT.plusDays(7);
            night.take(indemnity(1, "C", 2, 160_000));
            assertThat(night.engine.dump(List.of("flag"), "last_seen_on", "execution", "evidence"))
                    .isEqualTo(before);
            assertThat(night.engine.workshop().flags().list(FlagFilter.ALL))
                    .singleElement()
                    .matches(flag -> flag.firstSeenOn().equals(TestEngine.NIGHT)
                            && flag.lastSeenOn().equals(TestEngine.NIGHT.plusDays(7))
                            && flag.state() == FlagState.QUEUED);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whatIsKeptBackStaysOnRecordWithItsReason(TestDatabase database) {
        try (Night night = new Night(database)) {
            Execution execution = night.take(indemnity(1, "A", 1, 80_500), indemnity(2, "A", 1, 79_000));
            assertThat(execution.counts())
                    .containsEntry("suppressed-below-threshold", 1L)
                    .containsEntry("suppressed-zero-impact", 1L);
            assertThat(night.flags()).isEmpty();
            assertThat(night.engine.dump(List.of("suppressed_finding"))).contains("BELOW_THRESHOLD", "ZERO_IMPACT");
            assertThat(night.engine.tidy()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aDoubtfulMatchThatSomebodyConfirmsIsConcludedFromAtTheNextRunAndInLaterVersions(TestDatabase database) {
        try (Night night = new Night(database)) {
            MatchReviews matches = new MatchReviews(night.engine.database());
            night.take(withNumberOfNobody("A", 1, 160_000), indemnity(2, "A", 1, 100_000));
            assertThat(night.flags()).as("nothing is concluded from a doubt").hasSize(1);
            MatchReview match = matches.waiting(0, 10).get(0);
            assertThat(matches.count(10)).isEqualTo(1);
            assertThat(match.level()).isEqualTo(MatchLevel.AMBIGUOUS);
            assertThat(match.evidence()).contains(Evidence.SIN_DIFFERENT, Evidence.DOB_EQUAL, Evidence.NAME_AGREES);

            assertThatThrownBy(() -> matches.answer(match, MatchReview.Answer.SAME, "ana", " ", night.on))
                    .isInstanceOf(NotAllowed.class);
            matches.answer(match, MatchReview.Answer.SAME, "ana", "called the person", night.on);
            assertThat(matches.waiting(0, 10)).isEmpty();
            assertThatThrownBy(() -> matches.answer(match, MatchReview.Answer.DIFFERENT, "bob", "no", night.on))
                    .as("answered once")
                    .isInstanceOf(NotAllowed.class);

            night.take(indemnity(2, "A", 1, 100_000));
            assertThat(night.flags()).hasSize(2).contains("QUEUED 800.00");
            night.take(withNumberOfNobody("C", 2, 120_000));
            assertThat(night.flags()).as("the answer holds").contains("QUEUED 400.00");
            assertThat(matches.waiting(0, 10)).isEmpty();
            night.take(TestEngine.indemnity(1)
                    .put("action-code", "C")
                    .put("record-version", 3)
                    .put("sin", TestPeople.sin(900))
                    .put("given-name", "Zoé")
                    .put("surname-birth", "Autre")
                    .cents("pay-amount", 120_000)
                    .build());
            assertThat(night.engine
                            .database()
                            .client()
                            .sql("select match_key from standing_fact where fact_key = 'CN-000001'")
                            .query(String.class)
                            .single())
                    .as("another name is another question")
                    .isNotEqualTo("PERSON");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void severalVersionsOfADoubtfulRecordAreOneDoubt(TestDatabase database) {
        try (Night night = new Night(database)) {
            Execution execution = night.take(withNumberOfNobody("A", 1, 160_000), withNumberOfNobody("C", 2, 170_000));

            assertThat(execution.counts()).containsEntry("doubts", 1L);
            assertThat(new MatchReviews(night.engine.database()).waiting(0, 10)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aDoubtfulMatchOfSomebodyElseIsForgottenAndStaysSo(TestDatabase database) {
        try (Night night = new Night(database)) {
            MatchReviews matches = new MatchReviews(night.engine.database());
            night.take(withNumberOfNobody("A", 1, 160_000));
            MatchReview match = matches.waiting(0, 10).get(0);

            matches.answer(match, MatchReview.Answer.DIFFERENT, "ana", "a namesake", night.on);
            assertThat(night.engine.dump(List.of("fact"))).doesNotContain("1600.00");

            Execution again = night.take(withNumberOfNobody("A", 1, 160_000));
            assertThat(again.counts()).containsEntry("unchanged", 1L);
            Execution corrected = night.take(withNumberOfNobody("C", 2, 170_000));
            assertThat(corrected.counts()).containsEntry("forgotten", 1L).containsEntry("doubts", 0L);
            assertThat(night.engine.dump(List.of("fact"))).doesNotContain("1700.00");
            assertThat(matches.waiting(0, 10)).isEmpty();
            assertThat(night.flags()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whichOfTwoNamesakesARecordIsAboutIsForAPersonToSay(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.makeNamesakes(2, 1);
            MatchReviews matches = new MatchReviews(night.engine.database());
            night.take(TestEngine.DEATHS, TestEngine.death(1).build());
            assertThat(night.flags()).as("a tie is refused, not broken").isEmpty();
            MatchReview match = matches.waiting(0, 10).get(0);
            assertThat(match.namesOne()).isFalse();
            assertThat(match.candidates()).containsExactly(1L, 2L);

            assertThatThrownBy(() -> matches.answer(match, MatchReview.Answer.SAME, "ana", "vu", night.on))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> matches.choose(match, 3, "ana", "vu", night.on))
                    .as("none of the two")
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> matches.choose(match, 2, "ana", "", night.on))
                    .as("for no reason")
                    .isInstanceOf(NotAllowed.class);
            matches.choose(match, 2, "ana", "the partner's liaison officer said so", night.on);
            assertThat(matches.waiting(0, 10)).isEmpty();
            assertThatThrownBy(() -> matches.choose(match, 1, "bob", "no, the other", night.on))
                    .as("answered once")
                    .isInstanceOf(NotAllowed.class);

            night.take(TestEngine.DEATHS, TestEngine.death(7).build());
            assertThat(night.flagged()).containsExactly("5002 R27 QUEUED", "5007 R27 QUEUED");
            night.take(
                    TestEngine.DEATHS,
                    TestEngine.death(1)
                            .put("act-version", 2)
                            .put("action-code", "C")
                            .put("death-date", LocalDate.of(2026, 8, 2))
                            .build());
            assertThat(matches.waiting(0, 10)).as("the answer holds").isEmpty();
            assertThat(night.flagged()).containsExactly("5002 R27 CLOSED", "5002 R27 QUEUED", "5007 R27 QUEUED");
            assertThat(night.engine
                            .database()
                            .client()
                            .sql("select distinct subject_id from fact where standing = true order by 1")
                            .query(Long.class)
                            .list())
                    .containsExactly(2L, 7L);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoIsAmongTheNamesakesIsWhatTheVersionThatStandsSays(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.makeNamesakes(2, 1);
            night.makeNamesakes(4, 3);
            MatchReviews matches = new MatchReviews(night.engine.database());
            Values corrected = death(3, 1, 2).build();
            night.take(TestEngine.DEATHS, corrected, death(1, 1, 1).build());
            assertThat(matches.waiting(0, 10).get(0).candidates()).containsExactly(3L, 4L);

            MatchReview seen = matches.waiting(0, 10).get(0);
            night.take(TestEngine.DEATHS, death(1, 1, 3).build());
            assertThat(matches.waiting(0, 10).get(0).candidates()).containsExactly(1L, 2L);
            assertThatThrownBy(() -> matches.choose(seen, 3, "ana", "said on the phone", night.on))
                    .as("an answer to another version than the one that was read")
                    .isInstanceOf(NotAllowed.class);
            assertThat(matches.count(10)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void noneOfTheseNamesakesSaysNothingOfOthers(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.makeNamesakes(2, 1);
            night.makeNamesakes(4, 3);
            MatchReviews matches = new MatchReviews(night.engine.database());
            night.take(TestEngine.DEATHS, death(1, 1, 1).build());
            matches.answer(matches.waiting(0, 10).get(0), MatchReview.Answer.DIFFERENT, "ana", "two others", night.on);

            night.take(
                    TestEngine.DEATHS,
                    death(1, 1, 2).put("death-date", LocalDate.of(2026, 8, 3)).build());
            assertThat(matches.waiting(0, 10)).as("the answer holds").isEmpty();
            night.take(TestEngine.DEATHS, death(3, 1, 3).build());
            assertThat(matches.waiting(0, 10).get(0).candidates()).containsExactly(3L, 4L);
        }
    }

    /** NB: the console serves what is published while a later version waits for a gate. */
    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoIsChosenWhileACancellationIsStagedIsNotSpokenOfAnyMore(TestDatabase database) {
        try (Night night = new Night(database)) {
            night.makeNamesakes(2, 1);
            MatchReviews matches = new MatchReviews(night.engine.database());
            night.take(TestEngine.DEATHS, death(1, 1, 1).build());
            MatchReview match = matches.waiting(0, 10).get(0);
            Fact act = match.fact();
            StagedFacts later = new StagedFacts(night.engine.database(), "LATER", act.partner(), act.exchange());
            night.engine.database().transaction().executeWithoutResult(status -> {
                later.add(List.of(new StagedFact(
                        1,
                        act.kind(),
                        act.key(),
                        2,
                        true,
                        act.subject(),
                        act.match(),
                        act.matchKey(),
                        Optional.empty(),
                        new TreeMap<>(),
                        7,
                        8,
                        1,
                        night.on)));
                assertThat(later.resolve()).containsEntry(Outcome.CHANGED, 1L);
            });

            matches.choose(match, 2, "ana", "said on the phone", night.on);
            night.engine.database().transaction().executeWithoutResult(status -> later.publish());

            assertThat(new Facts(night.engine.database().client()).about(List.of(Subject.person(2))))
                    .isEmpty();
        }
    }

    /** The death of a claimant, under the number of another's act. */
    private static Values.Builder death(int claimant, int act, int version) {
        return TestEngine.death(claimant)
                .put("act-no", String.format("31260%08d", act))
                .put("act-version", version)
                .put("action-code", version == 1 ? "A" : "C");
    }

    private static Values withNumberOfNobody(String action, int version, long cents) {
        return TestEngine.indemnity(1)
                .put("action-code", action)
                .put("record-version", version)
                .put("sin", TestPeople.sin(900))
                .cents("pay-amount", cents)
                .build();
    }

    private static Values indemnity(int person, String action, int version, long cents) {
        return TestEngine.indemnity(person)
                .put("action-code", action)
                .put("record-version", version)
                .cents("pay-amount", cents)
                .build();
    }

    /** An engine that takes one file after another and tells what stands then. */
    private static final class Night implements AutoCloseable {

        private final TestEngine engine;
        private LocalDate on = TestEngine.NIGHT;

        Night(TestDatabase database) {
            this.engine = TestEngine.on(database).asked();
        }

        Execution take(Values... details) {
            return take(TestEngine.CN_IN, details);
        }

        Execution take(String exchange, Values... details) {
            long number = engine.workshop().sequences().last(exchange) + 1;
            Execution execution = engine.find(engine.control()
                    .take(engine.exchange(exchange), engine.file(exchange, number, List.of(details)), on, "")
                    .execution());
            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            return execution;
        }

        List<String> standing() {
            return engine.database()
                    .client()
                    .sql("select fact_key, version, content, cancelled from standing_fact order by fact_key")
                    .query((row, number) -> row.getString(1) + " v" + row.getInt(2) + " "
                            + row.getString(3).replaceAll(".*\"amount\":\"([^\"]*)\".*", "$1")
                            + (row.getBoolean(4) ? " cancelled" : ""))
                    .list();
        }

        long history() {
            return engine.count("fact");
        }

        List<String> flags() {
            return new ArrayList<>(engine.workshop().flags().list(FlagFilter.ALL).stream()
                    .map(flag -> flag.state() + " " + flag.impact().toPlainString())
                    .sorted()
                    .toList());
        }

        /** Gives a claimant the name and the day of birth of another. */
        void makeNamesakes(int claimant, int of) {
            Person first = TestPeople.claimant(of);
            Person other = TestPeople.claimant(claimant);
            Path folder = engine.folder().resolve("namesake" + claimant);
            try (RegisterExtracts.Writer writer = TestPeople.writer(folder, claimant, false)) {
                writer.person(new Person(
                        other.id(),
                        first.surname(),
                        first.otherSurnames(),
                        first.givenNames(),
                        first.usualName(),
                        first.dateOfBirth(),
                        first.sex(),
                        other.addresses(),
                        other.identifiers()));
            }
            RegisterExtracts.load(folder, Path.of("mappings", "register"), engine.database());
        }

        List<String> flagged() {
            return engine.workshop().flags().list(FlagFilter.ALL).stream()
                    .map(flag -> flag.claimId() + " " + flag.rule() + " " + flag.state())
                    .sorted()
                    .toList();
        }

        List<String> flagStates() {
            return engine.workshop().flags().list(FlagFilter.ALL).stream()
                    .map(flag -> flag.state().name())
                    .sorted()
                    .toList();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
