package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.Cut;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Extracts;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.LineReason;
import qpip.exchange.layout.Mapping;
import qpip.exchange.layout.RejectedLine;
import qpip.exchange.layout.Values;
import qpip.exchange.layout.Verified;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.Person;

class SimulatedPartnersTest {

    private static final SimulatedPartners PARTNERS =
            new SimulatedPartners(Small.QUEBEC, Small.MAPPINGS, Small.CALENDAR);
    private static final LocalDateTime CREATED = Small.FIRST_NIGHT.atTime(20, 30);

    @Test
    void theCnesstAnswersWithAVerifiedExtractOfItsOwnSequence(@TempDir Path folder) {
        Path answer = answer("CN-IN-01", cnesstRequest(folder));

        assertThat(answer.getFileName()).hasToString("CN-IN-01_20261122_0001.txt");
        Verified verified = verified(answer, "cnesst/CN-IN-01", new ArrayList<>());
        assertThat(verified.fault()).isEmpty();
        Values header = verified.header().orElseThrow();
        assertThat(header.text("sender-code")).isEqualTo("CNES");
        assertThat(header.text("receiver-code")).isEqualTo("QPIP");
        assertThat(header.text("agreement-no")).isEqualTo("ENT-CN-2007");
        assertThat(header.text("env")).isEqualTo("T");
        assertThat(header.number("file-seq")).isEqualTo(1);
        assertThat(verified.rejected() * 50).isLessThan(verified.records());
    }

    @Test
    void theCnesstEchoesTheReferenceOfWhomItIsAskedAbout(@TempDir Path folder) {
        List<Values> details = details(answer("CN-IN-01", cnesstRequest(folder)), "cnesst/CN-IN-01");
        Household household = Small.with(CnesstPlant.IRI_CORRECTED);

        assertThat(details.stream().filter(detail -> detail.text("request-ref").equals(reference(household.claim()))))
                .extracting(
                        detail -> detail.text("action-code"),
                        detail -> detail.text("record-version"),
                        detail -> detail.cents("pay-amount"))
                .containsExactly(
                        tuple("A", "1", household.payments().get(0).cents()),
                        tuple("C", "2", household.payments().get(1).cents()));
    }

    @Test
    void aDuplicateIsTwiceInTheFile(@TempDir Path folder) {
        List<Values> details = details(answer("CN-IN-01", cnesstRequest(folder)), "cnesst/CN-IN-01");
        String reference = reference(Small.with(CnesstPlant.IRI_DUPLICATE).claim());

        List<Values> twice = details.stream()
                .filter(detail -> detail.text("request-ref").equals(reference))
                .toList();
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
    }

    @Test
    void theCnesstSaysNothingOfPaymentsOutsideThePeriodAskedAbout(@TempDir Path folder) {
        Path request = write(
                folder,
                "cnesst/CN-OUT-01",
                writer -> claimants(
                        claim -> writer.detail(claimant(claim, LocalDate.of(1990, 1, 1), LocalDate.of(1990, 12, 31)))));

        Verified verified = verified(answer("CN-IN-01", request), "cnesst/CN-IN-01", new ArrayList<>());

        assertThat(verified.fault()).isEmpty();
        assertThat(verified.records()).isZero();
    }

    @Test
    void theRamqAnswersAboutEveryoneAndAboutOneNobodyAskedFor(@TempDir Path folder) {
        List<String> asked = new ArrayList<>();
        Path request = ramqRequest(folder, asked);
        Path answer = answer("RA-IN-01", request);
        List<RejectedLine> rejected = new ArrayList<>();
        Verified verified = verified(answer, "ramq/RA-IN-01", rejected);

        assertThat(answer.getFileName()).hasToString("RA-IN-01_20261122_0001.csv");
        assertThat(verified.fault()).isEmpty();
        assertThat(rejected).hasSize(1).allSatisfy(line -> {
            assertThat(line.reason()).isEqualTo(LineReason.DATE);
            assertThat(line.field()).isEqualTo("address-since");
        });
        List<String> answered = details(answer, "ramq/RA-IN-01").stream()
                .map(detail -> detail.text("request-ref"))
                .toList();
        assertThat(answered).hasSize(asked.size() + 2).startsWith(asked.toArray(String[]::new));
    }

    @Test
    void theRamqFindsEveryClaimantUnlessThatIsHidden(@TempDir Path folder) {
        Path answer = answer("RA-IN-01", ramqRequest(folder, new ArrayList<>()));

        assertThat(details(answer, "ramq/RA-IN-01").stream()
                        .filter(detail -> detail.text("match-code").equals("05")))
                .isEmpty();
    }

    @Test
    void theSameRequestGetsTheSameBytesAndAnAnswerThatIsThereStays(@TempDir Path folder) throws IOException {
        Path request = ramqRequest(folder, new ArrayList<>());
        Path answer = answer("RA-IN-01", request);
        byte[] first = Files.readAllBytes(answer);
        FileTime written = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(answer, written);

        new SimulatedPartners(Quebec.generate(Small.settings(7)), Small.MAPPINGS, Small.CALENDAR)
                .send("RA-IN-01", Small.FIRST_NIGHT, request.resolveSibling("server"));

        assertThat(Files.readAllBytes(answer)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(answer)).isEqualTo(written);
        assertThat(names(folder.resolve("server/ramq/outbox")))
                .containsExactly("RA-IN-01_20261122_0001.csv", "RA-IN-01_20261122_0001.csv.sha256");
    }

    @Test
    void aSpoiledAnswerIsWrittenAgain(@TempDir Path folder) throws IOException {
        Path request = ramqRequest(folder, new ArrayList<>());
        Path answer = answer("RA-IN-01", request);
        byte[] whole = Files.readAllBytes(answer);
        Files.writeString(answer, "spoiled");

        answer("RA-IN-01", request);

        assertThat(Files.readAllBytes(answer)).isEqualTo(whole);
    }

    @Test
    void theDigestBesideAnExtractIsItsOwn(@TempDir Path folder) throws IOException {
        Path answer = answer("CN-IN-01", cnesstRequest(folder));

        Verified verified = verified(answer, "cnesst/CN-IN-01", new ArrayList<>());
        assertThat(Files.readString(answer.resolveSibling(answer.getFileName() + ".sha256")))
                .isEqualTo(verified.sha256() + "  " + answer.getFileName() + "\n");
    }

    @Test
    void aRequestThatIsNotWholeIsNotAnswered(@TempDir Path folder) throws IOException {
        Path request = cnesstRequest(folder);
        byte[] bytes = Files.readAllBytes(request);
        Files.write(request, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer("CN-IN-01", request))
                .withMessageStartingWith("a request must be whole, but CN-OUT-01_20261122_0007.txt has the fault ");
        assertThat(folder.resolve("server/cnesst/outbox/CN-IN-01_20261122_0001.txt"))
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RA-OUT-01_20261122_0007.csv",
                "CN-OUT-01_20261122_0007.txt.sha256",
                "CN-OUT-01_20261123_0007.txt",
                "CN-IN-01_ACK_0007.csv"
            })
    void onlyRequestsOfTheNightAreAnswered(String name, @TempDir Path folder) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("cnesst/inbox"));
        Files.writeString(inbox.resolve(name), "not for the CNESST");

        Path answer = PARTNERS.send("CN-IN-01", Small.FIRST_NIGHT, folder).orElseThrow();

        assertThat(PARTNERS.asked("CN-IN-01", Small.FIRST_NIGHT, folder)).isFalse();
        assertThat(details(answer, "cnesst/CN-IN-01")).isEmpty();
    }

    @Test
    void whatNobodySendsIsNotSent(@TempDir Path folder) {
        assertThat(PARTNERS.send("CN-OUT-01", Small.FIRST_NIGHT, folder)).isEmpty();
    }

    @Test
    void aWeeklyExtractIsSentOnItsNightOnly(@TempDir Path folder) {
        assertThat(PARTNERS.send("CN-IN-01", Small.FIRST_NIGHT.plusDays(1), folder))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void everyNightBringsBirthsAndDeaths(int night, @TempDir Path folder) {
        LocalDate on = Small.FIRST_NIGHT.plusDays(night);
        List<Path> files = PARTNERS.unasked(on, folder);

        assertThat(files).hasSize(2);
        List<RejectedLine> rejected = new ArrayList<>();
        Verified births = verified(files.get(0), "civil-status/DE-IN-01", rejected);
        Verified deaths = verified(files.get(1), "civil-status/DE-IN-02", rejected);
        assertThat(births.fault()).isEmpty();
        assertThat(deaths.fault()).isEmpty();
        assertThat(births.records()).isPositive();
        assertThat(deaths.records()).isPositive();
        assertThat(births.header().orElseThrow().number("file-seq")).isEqualTo(night + 1L);
        assertThat(rejected.size() * 50L).isLessThan(births.records());
        assertThat(rejected.isEmpty()).isEqualTo(night > 0);
    }

    @Test
    void outsideTheSimulatedNightsNothingComes(@TempDir Path folder) throws IOException {
        assertThat(PARTNERS.unasked(Small.FIRST_NIGHT.minusDays(1), folder)).isEmpty();
        assertThat(PARTNERS.unasked(Small.FIRST_NIGHT.plusDays(3), folder)).isEmpty();
        assertThat(names(folder)).isEmpty();
    }

    private static Path answer(String exchange, Path request) {
        Path server = request.resolveSibling("server");
        String partner = exchange.startsWith("CN") ? "cnesst" : "ramq";
        try {
            Path inbox = Files.createDirectories(server.resolve(partner).resolve("inbox"));
            Files.copy(request, inbox.resolve(request.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PARTNERS.send(exchange, Small.FIRST_NIGHT, server).orElseThrow();
    }

    static Path cnesstRequest(Path folder) {
        return write(
                folder,
                "cnesst/CN-OUT-01",
                writer -> claimants(claim -> writer.detail(claimant(
                        claim,
                        claim.qualifyingPeriod().from(),
                        claim.benefitPeriod().to()))));
    }

    private static Values claimant(Claim claim, LocalDate from, LocalDate to) {
        Person person = Small.QUEBEC.householdOf(claim.claimantId()).person(claim.claimantId());
        return Values.builder()
                .put("request-ref", reference(claim))
                .put("sin", person.current(IdentifierType.SIN).orElseThrow())
                .put("surname-birth", Transcription.withoutLigatures(person.surname()))
                .put("given-name", person.calledName())
                .put("dob", person.dateOfBirth().orElseThrow())
                .put("query-from", from)
                .put("query-to", to)
                .put("agreement-no", "ENT-CN-2007")
                .build();
    }

    private static Path ramqRequest(Path folder, List<String> asked) {
        return write(
                folder,
                "ramq/RA-OUT-01",
                writer -> claimants(claim -> {
                    Person person = Small.QUEBEC.householdOf(claim.claimantId()).person(claim.claimantId());
                    asked.add(reference(claim));
                    writer.detail(Values.builder()
                            .put("request-ref", reference(claim))
                            .put("person-role", "P")
                            .put("nam", person.current(IdentifierType.NAM).orElse(""))
                            .put("surname-birth", person.surname())
                            .put("given-name", person.calledName())
                            .put("dob", person.dateOfBirth().orElseThrow())
                            .build());
                }));
    }

    private static void claimants(Consumer<Claim> each) {
        Small.QUEBEC.claims(claim -> {
            if (claim.status() == ClaimStatus.OPEN) {
                each.accept(claim);
            }
        });
    }

    private static String reference(Claim claim) {
        return String.format("QPIP%012d", claim.id());
    }

    private static Path write(Path folder, String mapping, Consumer<ExtractWriter> details) {
        Layout layout = layout(mapping);
        Path file = folder.resolve(
                layout.exchange() + "_20261122_0007" + (layout.exchange().startsWith("RA") ? ".csv" : ".txt"));
        Values header = Values.builder()
                .put("sender-code", "QPIP")
                .put("receiver-code", "CNES")
                .put("file-seq", 7L)
                .put("created-at", CREATED)
                .put("period-from", Small.FIRST_NIGHT)
                .put("period-to", Small.FIRST_NIGHT)
                .put("env", "T")
                .put("agreement-no", "ENT-CN-2007")
                .build();
        try (ExtractWriter writer = new ExtractWriter(Files.newOutputStream(file), layout, header)) {
            details.accept(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static Layout layout(String mapping) {
        return Layout.of(Declarations.read(Small.MAPPINGS.resolve(mapping + ".yaml"), Mapping.class));
    }

    private static Verified verified(Path file, String mapping, List<RejectedLine> rejected) {
        return Extracts.verify(file, layout(mapping), 1, 1, rejected::add, bytes -> {});
    }

    private static List<Values> details(Path file, String mapping) {
        Layout layout = layout(mapping);
        List<Values> details = new ArrayList<>();
        for (Cut cut : verified(file, mapping, new ArrayList<>()).cuts()) {
            try (var blocks = Extracts.blocks(file, layout, cut, 100)) {
                for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
                    var cursor = layout.cursor(block.get());
                    while (cursor.next()) {
                        details.add(cursor.record().values());
                    }
                }
            }
        }
        return details;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
