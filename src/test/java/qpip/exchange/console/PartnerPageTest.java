package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** Anybody sees what is exchanged with a partner, under which agreement, and how it goes. */
class PartnerPageTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2029-11-22T15:00:00Z"), ZoneOffset.UTC);
    private static TestEngine engine;
    private static Database database;
    private static Console console;

    @BeforeAll
    static void start() {
        engine = TestEngine.bare(TestDatabases.h2());
        database = engine.database();
        console = Console.start(new Sources(database, CLOCK, day -> 30, engine.operations()), 0);
    }

    @AfterAll
    static void stop() {
        console.close();
        engine.close();
    }

    @Test
    void aPartnersPageTellsItsAgreementFieldsCalendarTrendAndOpenInquiries() {
        for (int week = 1; week <= 6; week++) {
            execution(LocalDate.of(2029, 11, 18).minusWeeks(week - 1), week == 1 ? 900 : 100);
        }
        database.client()
                .sql("insert into inquiry (flag_ref, number, partner, exchange, person_id, claim_id, state, not_asked,"
                        + " reason, asked_by, asked_on) values ('F-ASKED', 1, 'cnesst', 'CN-OUT-01', 1, 1, 'SENT', '',"
                        + " 'a reason that stays here', 'u1', date '2029-11-10')")
                .update();
        Browser auditor = Browser.signedIn(console, database, Role.AUDITOR);

        assertThat(auditor.french("/partenaires"))
                .contains("href=\"/partenaires/cnesst\"", "échoit dans 39 jours", "aucun échange depuis 30 nuits");
        assertThat(auditor.french("/partenaires/cnesst"))
                .contains(
                        "ENT-CN-2007",
                        "L’entente échoit dans 39 jours.",
                        "LAP, art. 84",
                        "chaque dimanche",
                        "Agent de liaison de la CNESST",
                        "2029-11-18: 900",
                        "<rect class=\"mark odd\"",
                        "F-ASKED",
                        "réponse attendue",
                        ">12<")
                .doesNotContain("a reason that stays here", "href=\"/ecarts/F-ASKED\"", "Aucun échange depuis");
        assertThat(auditor.english("/partenaires/saaq")).contains("No exchange for 30 nights.", "No inquiry is open.");
        assertThat(Browser.signedIn(console, database, Role.ANALYST).french("/partenaires/cnesst"))
                .contains("href=\"/ecarts/F-ASKED\"");
        assertThat(auditor.get("/partenaires/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void eachPartnersPageStandsInBothLanguages() {
        Browser liaison = Browser.signedIn(console, database, Role.LIAISON);
        engine.catalogue().partners().forEach(partner -> {
            liaison.french("/partenaires/" + partner.partner());
            liaison.english("/partenaires/" + partner.partner());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "night,                          chaque nuit,                       every night",
        "sunday,                         chaque dimanche,                   every Sunday",
        "month-day-5,                    le 5 du mois,                      on day 5 of the month",
        "year-day-02-15+business-night,  le 15 février; du lundi au vendredi, on 15 February; Monday to Friday",
    })
    void aFrequencyIsSaidInWords(String frequency, String french, String english) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages.operation");
        messages.setDefaultEncoding("UTF-8");
        assertThat(Calendar.said(frequency, messages, Locale.CANADA_FRENCH)).isEqualTo(french);
        assertThat(Calendar.said(frequency, messages, Locale.CANADA)).isEqualTo(english);
    }

    private static void execution(LocalDate night, long records) {
        database.client()
                .sql(
                        "insert into execution (id, exchange, direction, night, sequence, file_name, sha256, again, status,"
                                + " reason, detail, register_version, bytes, records, plan, released, announced, started_at)"
                                + " values (?, 'CN-IN-01', 'in', ?, 1, 'f', 'ab', '', 'DONE', '', '', 1, 10, ?, '', '', '',"
                                + " current_timestamp)")
                .params("CN-IN-01." + night, night, records)
                .update();
    }
}
