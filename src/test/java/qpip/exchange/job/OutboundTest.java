package qpip.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Verified;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;
import qpip.exchange.register.RegisterExtracts;
import qpip.exchange.storage.TestDatabase;

/** What leaves: only open claims, only permitted fields, only what reads back, and never without an entry. */
class OutboundTest {

    private static final String OUT = "CN-OUT-01";

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theClaimantsOfOpenClaimsAreAskedAboutAndTheReleaseIsOnRecord(TestDatabase database) throws IOException {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            for (String exchange : List.of(OUT, "RA-OUT-01")) {
                Execution execution = send(engine, exchange, "");
                assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
                assertThat(execution.counts()).containsEntry("records", 39L).containsEntry("left-out", 0L);
                Path delivered = engine.inbox(
                                engine.exchange(exchange).partner().partner())
                        .resolve(execution.fileName());
                Verified verified =
                        Extracts.verify(delivered, engine.exchange(exchange).layout(), 1, 1, line -> {}, bytes -> {});
                assertThat(verified.fault()).isEmpty();
                assertThat(verified.records()).isEqualTo(39);
                assertThat(delivered.resolveSibling(execution.fileName() + ".sha256"))
                        .content()
                        .isEqualTo(verified.sha256() + "  " + execution.fileName() + "\n");
                assertThat(Files.readString(delivered, StandardCharsets.ISO_8859_1))
                        .as("claim 5040 is closed")
                        .doesNotContain(TestPeople.sin(TestPeople.COUNT));
            }
            assertThat(engine.dump(List.of("release_register")))
                    .contains("agreement=ENT-CN-2007", "agreement=ENT-RA-2012", "persons=39")
                    .contains("request-ref, sin, surname-birth", "LAP s. 84");
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aReferenceTellsNothingOfThePersonAndIsTheSameWhenTheSelectionIsMadeAgain(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            int port = engine.unserve();
            Execution failed = send(engine, OUT, "");
            assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
            List<String> first = refs(engine, failed);
            byte[] written = bytes(engine.workshop().folders().outbound(OUT).resolve(failed.fileName()));
            engine.serve(port);
            Execution done = send(engine, OUT, "");
            assertThat(done.status()).as(done.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(refs(engine, done)).isEqualTo(first);
            assertThat(bytes(engine.inbox("cnesst").resolve(done.fileName()))).isEqualTo(written);
            assertThat(engine.workshop().sequences().last(OUT)).isEqualTo(1);
            assertThat(first).doesNotHaveDuplicates().allMatch(RequestRefs::wellFormed);
            for (int i = 1; i < TestPeople.COUNT; i++) {
                String sin = TestPeople.sin(i);
                assertThat(first).noneMatch(ref -> ref.contains(sin.substring(0, 6)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void sentAlreadyItIsSentAgainOnlyWithAReasonAndUnderAnotherNumber(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            Execution first = send(engine, OUT, "");
            assertThat(engine.control()
                            .send(engine.exchange(OUT), TestEngine.NIGHT, "")
                            .started())
                    .isFalse();
            Execution again = send(engine, OUT, "the partner lost it");
            assertThat(again.status()).as(again.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(again.sequence()).isEqualTo(2);
            assertThat(refs(engine, again)).hasSize(39).doesNotContainAnyElementsOf(refs(engine, first));
            assertThat(engine.count("release_register")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void aFieldThatTheAgreementDoesNotPermitKeepsTheFileHere(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            Partner partner = engine.exchange(OUT).partner();
            Agreement agreement = partner.agreements().get(0);
            List<String> fewer = new ArrayList<>(agreement.permitted(OUT));
            fewer.removeAll(List.of("nam", "dob"));
            permit(engine, Map.of(OUT, fewer), agreement.receivedByCommission());
            refused(engine, "agreement ENT-CN-2007 does not permit exchange CN-OUT-01 to send dob, nam");
            permit(engine, Map.of(), agreement.receivedByCommission());
            refused(engine, "no agreement with partner cnesst permits exchange CN-OUT-01 on 2026-11-22");
            permit(engine, agreement.permits(), TestEngine.NIGHT.minusDays(29));
            refused(engine, "no agreement with partner cnesst permits exchange CN-OUT-01 on 2026-11-22");
            permit(engine, agreement.permits(), TestEngine.NIGHT.minusDays(30));
            assertThat(send(engine, OUT, "").status()).isEqualTo(ExecutionStatus.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void whoLacksWhatThePartnerMustHaveIsLeftOutAndTheOthersAreAskedAbout(TestDatabase database) {
        try (TestEngine engine = TestEngine.on(database).withServer()) {
            Person one = TestPeople.claimant(1);
            Person two = TestPeople.claimant(2);
            Person three = TestPeople.claimant(3);
            Path delta = engine.folder().resolve("delta");
            try (RegisterExtracts.Writer writer = TestPeople.writer(delta, 2, false)) {
                writer.person(changed(one, one.surname(), Optional.empty(), true));
                writer.person(changed(two, "李", two.dateOfBirth(), true));
                writer.person(changed(three, three.surname(), three.dateOfBirth(), false));
            }
            RegisterExtracts.load(delta, Path.of("mappings", "register"), engine.database());
            Execution execution = send(engine, OUT, "");
            assertThat(execution.status()).as(execution.detail()).isEqualTo(ExecutionStatus.DONE);
            assertThat(execution.counts()).containsEntry("records", 37L).containsEntry("left-out", 2L);
            assertThat(refs(engine, execution)).hasSize(37);
            assertThat(new String(
                            bytes(engine.inbox("cnesst").resolve(execution.fileName())), StandardCharsets.ISO_8859_1))
                    .as("a SIN that is missing is zeros")
                    .contains("000000000OEuvrard");
        }
    }

    private static Execution send(TestEngine engine, String exchange, String again) {
        return engine.find(engine.control()
                .send(engine.exchange(exchange), TestEngine.NIGHT, again)
                .execution());
    }

    private static void refused(TestEngine engine, String sentence) {
        Control.Ran ran = engine.control().send(engine.exchange(OUT), TestEngine.NIGHT, "");
        assertThat(ran.failure()).get().isInstanceOf(NotPermitted.class);
        assertThat(engine.find(ran.execution()).detail()).isEqualTo(sentence);
        assertThat(engine.inbox("cnesst")).isEmptyDirectory();
        assertThat(engine.files("outbound")).isEmpty();
        assertThat(engine.count("release_register")).isZero();
        assertThat(engine.workshop().sequences().last(OUT)).isZero();
    }

    private static void permit(TestEngine engine, Map<String, List<String>> permits, LocalDate received) {
        ExchangeDefinition declared = engine.exchange(OUT);
        Partner partner = declared.partner();
        Agreement like = partner.agreements().get(0);
        Agreement agreement = new Agreement(
                like.number(),
                like.bodies(),
                like.purpose(),
                like.information(),
                like.transmission(),
                like.security(),
                like.intervals(),
                like.legalBasis(),
                received,
                like.expires(),
                permits);
        engine.declare(new ExchangeDefinition(
                new Partner(
                        partner.partner(),
                        partner.name(),
                        partner.code(),
                        partner.outsideQuebec(),
                        partner.contact(),
                        partner.contactAddress(),
                        List.of(agreement)),
                declared.layout(),
                declared.job(),
                declared.rules(),
                declared.model()));
    }

    private static Person changed(Person person, String surname, Optional<LocalDate> born, boolean numbered) {
        return new Person(
                person.id(),
                surname,
                person.otherSurnames(),
                person.givenNames(),
                person.usualName(),
                born,
                person.sex(),
                person.addresses(),
                numbered
                        ? person.identifiers()
                        : person.identifiers().stream()
                                .filter(identifier -> identifier.type() != IdentifierType.SIN)
                                .toList());
    }

    private static List<String> refs(TestEngine engine, Execution execution) {
        return engine.workshop().requests().of(execution.id()).stream()
                .map(Request::ref)
                .toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
