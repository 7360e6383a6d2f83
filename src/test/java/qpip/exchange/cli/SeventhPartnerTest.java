package qpip.exchange.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qpip.exchange.transfer.PartnerServer;

/** A partner that this program has never heard of, with a file of its own form: three files of YAML, no Java. */
@Tag("slow")
final class SeventhPartnerTest {

    private static final String PARTNER = """
            # Indemnisation des victimes (IVAC): an invented seventh partner.
            partner:        ivac
            name:           {fr: "Indemnisation des victimes", en: "Compensation of victims"}
            code:           IVAC
            contact:        {fr: "Agent de liaison", en: "Liaison officer"}
            agreements:
              - number:                 ENT-IV-2026
                bodies:                 {fr: "Le ministère; l'IVAC", en: "The ministry; IVAC"}
                purpose:                {fr: "Vérifier les indemnités", en: "Verify indemnities"}
                information:            {fr: "Périodes et montants", en: "Periods and amounts"}
                transmission:           {fr: "Fichiers par SFTP", en: "Files over SFTP"}
                security:               {fr: "Chiffrement", en: "Encryption"}
                intervals:              {fr: "Chaque nuit", en: "Nightly"}
                legal-basis:            {fr: "LAP, art. 84", en: "LAP s. 84"}
                received-by-commission: 2026-01-15
                expires:                2030-12-31
                permits:                {}
            """;

    private static final String MAPPING = """
            # IV-IN-01: income replacement of victims, sent unasked, as CSV of another form than any that there is.
            exchange:       IV-IN-01
            partner:        ivac
            direction:      in
            title:          {fr: "Indemnités des victimes", en: "Indemnities of victims"}
            layout-version: "0100"
            charset:        ISO-8859-1
            format:         {kind: Csv, delimiter: ",", column-names: false, line-end: crlf}
            codes:
              environment:
                P: {fr: Production, en: Production}
                T: {fr: Essai, en: Test}
            header:
              identifier: "H"
              fields:
                - {name: kind,           length: 1,  type: text,   value: "H", label: {fr: "Type d'enregistrement", en: "Type of record"}}
                - {name: exchange-id,    length: 10, type: text,   required: true, means: file.exchange}
                - {name: sender-code,    length: 4,  type: text,   required: true, means: file.sender}
                - {name: receiver-code,  length: 4,  type: text,   required: true, means: file.receiver}
                - {name: file-seq,       length: 8,  type: number, required: true, means: file.sequence}
                - {name: created-at,     length: 14, type: moment, required: true, means: file.created-at}
                - {name: env,            length: 1,  type: code,   codes: environment, required: true, means: file.environment}
                - {name: layout-version, length: 4,  type: text,   required: true, means: file.layout-version}
                - {name: encoding,       length: 10, type: text,   required: true, means: file.encoding}
                - {name: agreement-no,   length: 12, type: text,   required: true, means: file.agreement}
            details:
              - name: payment
                fields:
                  - {name: file,      length: 20, type: text,   required: true,                 means: fact.key, label: {fr: "Dossier", en: "File"}}
                  - {name: nas,       length: 9,  type: digits, required: true, personal: true, check: sin, means: subject.sin, label: {fr: "NAS", en: "SIN"}}
                  - {name: nom,       length: 40, type: text,   required: true, personal: true, means: subject.surname, label: {fr: "Nom de famille", en: "Surname"}}
                  - {name: prenom,    length: 40, type: text,   required: true, personal: true, means: subject.given, label: {fr: "Prénom", en: "Given name"}}
                  - {name: naissance, length: 10, type: date,   required: true, personal: true, means: subject.date-of-birth, label: {fr: "Date de naissance", en: "Date of birth"}}
                  - {name: du,        length: 10, type: date,   required: true,                 means: fact.from, label: {fr: "Du", en: "From"}}
                  - {name: au,        length: 10, type: date,   required: true,                 means: fact.to, label: {fr: "Au", en: "To"}}
                  - {name: montant,   length: 10, type: amount, required: true,                 means: fact.amount, label: {fr: "Montant", en: "Amount"}}
            trailer:
              identifier: "T"
              fields:
                - {name: kind,         length: 1,  type: text,   value: "T", label: {fr: "Type d'enregistrement", en: "Type of record"}}
                - {name: detail-count, length: 9,  type: number, required: true}
                - {name: amount-total, length: 15, type: amount, required: true}
            totals:
              - {kind: Count, equals: detail-count}
              - {kind: Sum, of: montant, equals: amount-total}
            examples:
              - line: "V-1,800123457,LAFRENIÈRE,Éloïse,1990-02-28,2026-10-18,2026-11-14,8000.00"
                gives: {file: V-1, du: "2026-10-18", montant: "8000.00"}
              - line: "V-1,800123457,LAFRENIÈRE,Éloïse,1990-02-28,2026-10-18,2026-11-31,8000.00"
                rejected: {field: au, reason: date}
            """;

    private static final String JOB = """
            # IV-IN-01: indemnities of victims, nightly; nobody asks for them.
            exchange: IV-IN-01
            order:    70
            every:    night
            work:
              kind:      Inbound
              fact:      income-replacement
              linked-by: identity
              rules:     [IndemnityInBenefitWeek]
              gates:     {rejected-max: 0.02, flags-max: 100}
            """;

    private static final List<String> PARTNERS =
            Stream.concat(Partners.ALL.stream(), Stream.of("ivac")).toList();
    private static final String NIGHT = PlantedPeople.NIGHT.toString();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void declare() {
        Path declarations = Program.declarations(folder.resolve("declared"));
        PlantedPartners.write(declarations.resolve("mappings/ivac/partner.yaml"), PARTNER.getBytes(UTF_8));
        PlantedPartners.write(declarations.resolve("mappings/ivac/IV-IN-01.yaml"), MAPPING.getBytes(UTF_8));
        PlantedPartners.write(declarations.resolve("jobs/IV-IN-01.yaml"), JOB.getBytes(UTF_8));
        System.setProperty("exchange.declarations", declarations.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("exchange.declarations");
    }

    @Test
    void threeFilesOfYamlBringInASeventhPartnerWhoseFactsAnExistingRuleFlags() throws Exception {
        assertThat(run("check").out()).contains("ivac", "IV-IN-01", "Indemnities of victims", "70, night");
        Path register = Files.createDirectories(folder.resolve("register"));
        PlantedPeople.writeRegister(register);
        assertThat(run("register", "load", register.toString()).status()).isZero();

        Path server = folder.resolve("server");
        try (PartnerServer partners = PartnerServer.start(server, PARTNERS, 0)) {
            Partners.mailboxes(folder.resolve("data"), partners, PARTNERS);
            String extract = String.join(
                    "\r\n",
                    "H,IV-IN-01,IVAC,QPIP,1,20261122201500,T,0100,ISO-8859-1,ENT-IV-2026",
                    payment("V-1", PlantedPeople.sin(1), "Zqmarkéa", "Zqmarkine", "1931-01-11"),
                    payment("V-2", "800123457", "LAFRENIÈRE", "Éloïse", "1990-02-28"),
                    "T,2,16000.00",
                    "");
            Path outbox = server.resolve("ivac").resolve("outbox").resolve("IV-IN-01_20261122_0001.csv");
            PlantedPartners.write(outbox, extract.getBytes(StandardCharsets.ISO_8859_1));

            Program.Answer night = run("tonight", "--night", NIGHT);

            assertThat(night.status()).as(night.err()).isZero();
            assertThat(night.out()
                            .lines()
                            .filter(line -> line.startsWith("IV-IN-01.00000001."))
                            .toList())
                    .singleElement()
                    .asString()
                    .containsPattern("done +2 +1 +1 +0 +0 +1 ");
            assertThat(outbox).as("it was taken out of the outbox").doesNotExist();
            assertThat(server.resolve("ivac").resolve("inbox"))
                    .isDirectoryContaining(file -> file.toString().contains("IV-IN-01_ACK_00000001"));
        }

        List<String> flags =
                run("flags", "--format", "csv").out().lines().skip(1).toList();
        assertThat(flags).singleElement().asString().contains(",R15,", "Income replacement indemnity");
        String flag = run("flag", flags.get(0).substring(0, flags.get(0).indexOf(',')))
                .out();
        assertThat(flag)
                .contains(
                        "Compensation of victims reports an indemnity",
                        "IV-IN-01  v1  received 2026-11-22  match confirmed")
                .contains("From = 2026-10-18", "To = 2026-11-14", "Amount = 8000.00");
        assertThat(PlantedPeople.MARKERS.matcher(flag.toLowerCase(Locale.ROOT)).find())
                .isFalse();
    }

    private static String payment(String... identity) {
        return String.join(",", identity) + ",2026-10-18,2026-11-14,8000.00";
    }

    private Program.Answer run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data=" + folder.resolve("data");
        all[arguments.length + 1] = "--lang=en";
        return Program.run(all);
    }
}
