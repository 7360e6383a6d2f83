package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.TestEngine;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.TestDatabases;

/** The pages of those who review, as their browsers see them. */
class ReviewPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    private static final Time TIME = new Time();
    private static Database database;
    private static TestEngine engine;
    private static Console console;
    private static ReviewedClaim claim;
    private static long logged;

    @SuppressWarnings("NullAway.Init")
    private static ReviewBrowser ana;

    @SuppressWarnings("NullAway.Init")
    private static ReviewBrowser bob;

    @SuppressWarnings("NullAway.Init")
    private static ReviewBrowser eve;

    /** A clock that tests put on. */
    private static final class Time extends Clock {

        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        engine = TestEngine.bare(TestDatabases.h2());
        database = engine.database();
        claim = new ReviewedClaim(database);
        console = Console.start(
                new Sources(
                        database,
                        TIME,
                        day -> 30,
                        engine.operations(),
                        Optional.of(TestInquiring.on(database, Catalogue.read(Path.of(""))))),
                0);
        signIn();
    }

    private static void signIn() throws IOException, InterruptedException {
        ana = new ReviewBrowser(console, database, "ana", Role.ANALYST);
        bob = new ReviewBrowser(console, database, "bob", Role.ANALYST);
        eve = new ReviewBrowser(console, database, "eve", Role.SUPERVISOR);
    }

    /** NB: sessions end meanwhile. */
    private static void later(Duration duration) throws IOException, InterruptedException {
        TIME.now = TIME.now.plus(duration);
        signIn();
    }

    @AfterAll
    static void stop() {
        console.close();
        engine.close();
    }

    /** What the log has already belongs to other tests; nobody takes it out. */
    @BeforeEach
    void read() {
        logged = database.client()
                .sql("select coalesce(max(id), 0) from access_log")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void forget() throws IOException, InterruptedException {
        List.of("flag_event", "second_review", "liaison_request", "review_draft", "flag")
                .forEach(table -> database.client().sql("delete from " + table).update());
        database.client().sql("delete from fact where version > 1").update();
        database.client().sql("update fact set standing = true").update();
        if (!TIME.now.equals(NOW)) {
            TIME.now = NOW;
            signIn();
        }
    }

    @Test
    void theListSaysWhyEachStandsWhereItStandsAndKeepsItsFilters() throws Exception {
        claim.raised("F-LOWAAAAAAAAA", "LOW", "5000.00");
        claim.raised("F-CRITICALAAAA", "CRITICAL", "10.00");

        String list = ana.get("/ecarts").body();
        assertThat(list)
                .contains("échéance dans 3 j", "montant en jeu élevé", "Équipe : 2 écarts", "non attribué")
                .doesNotContain("??", "TREMBLAY", "5000", "5 000")
                .containsSubsequence("F-CRITICALAAAA", "F-LOWAAAAAAAAA");
        assertThat(ana.get("/ecarts?echeance=7&regle=R15&partenaire=cnesst").body())
                .contains("Équipe : 1 écart ", "F-CRITICALAAAA")
                .doesNotContain("F-LOWAAAAAAAAA");
        assertThat(ana.get("/ecarts/F-CRITICALAAAA").body())
                .as("back keeps the filters")
                .contains("href=\"/ecarts?vue=TEAM&amp;partenaire=cnesst&amp;regle=R15&amp;echeance=7\"");
        assertThat(ana.get("/ecarts?regle=%3Cscript%3E&vue=X&etat=CLOSED&echeance=1")
                        .body())
                .as("what is no filter lets all through")
                .contains("Équipe : 2 écarts")
                .doesNotContain("<script>");
        assertThat(ana.get("/ecarts?langue=en-CA").body())
                .contains("due in 3 d", "large amount at stake", "Take the next flag")
                .doesNotContain("??");
        ana.get("/ecarts?langue=fr-CA");
    }

    @Test
    void takingTheNextHoldsItForOneAndTheOtherIsTold() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");

        assertThat(ana.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
        assertThat(bob.posted("/ecarts", "prochain=")).endsWith("&rien");
        assertThat(bob.get("/ecarts/" + ref).body())
                .contains("est examiné par ana jusqu’à 9\u00a0h\u00a020")
                .doesNotContain("name=\"identite\"", "name=\"verdict\"");
        assertThat(bob.post("/ecarts/" + ref, "identite=YES&seen=1").statusCode())
                .isEqualTo(409);
        later(Duration.ofMinutes(20));
        assertThat(bob.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
    }

    @Test
    void severalAreAssignedOrPausedAndNeverDecidedTogether() throws Exception {
        claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        claim.raised("F-TWOAAAAAAAAA", "HIGH", "10.00");
        String both = "ref=F-ONEAAAAAAAAA&ref=F-TWOAAAAAAAAA";

        ana.get("/ecarts");
        assertThat(ana.posted("/ecarts", both + "&attribuer=&to=bob")).isEqualTo("/ecarts?vue=TEAM&attribues=2");
        assertThat(ana.posted("/ecarts", both + "&attribuer=&to=nobody")).endsWith("aucun");
        assertThat(ana.posted("/ecarts", "prochain=")).endsWith("&rien");
        assertThat(ana.posted("/ecarts", both + "&suspendre=&until=2027-05-20&reason=OTHER"))
                .as("181 days")
                .endsWith("aucun");
        assertThat(ana.posted("/ecarts", both + "&suspendre=&until=2027-05-19&reason=OTHER"))
                .endsWith("suspendus=2");
        assertThat(ana.get("/ecarts?vue=PAUSED").body()).contains("En pause : 2 écarts", "jusqu’au 2027-05-19");
        assertThat(ana.post("/ecarts", both + "&verdict=EXPLAINED&reason=TIMING&note=x&seen=1")
                        .statusCode())
                .isEqualTo(400);
        assertThat(state("F-ONEAAAAAAAAA")).isEqualTo("QUEUED");
    }

    @Test
    void anExportHoldsWhatTheFiltersShowWhoTookItAndNothingPersonal() throws Exception {
        claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        claim.raised("F-TWOAAAAAAAAA", "LOW", "10.00");
        assertThat(ana.get("/ecarts?echeance=7").body()).contains("Extraire la liste (1)");

        HttpResponse<String> answer = ana.post("/ecarts", "exporter=&why=PLANNING");

        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("Extrait par ana", "Planification du travail", "Lignes : 1", "2026-11-27");
        assertThat(lines.get(1)).contains("D’ici 7 jours");
        assertThat(lines.get(3)).startsWith("\"F-ONEAAAAAAAAA\",\"CN-IN-01\",\"R15\"");
        assertThat(answer.body()).doesNotContain("TREMBLAY", ReviewedClaim.SIN, "F-TWO");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"ecarts-2026-11-20.csv\"");
        assertThat(logged("export")).containsExactly("PLANNING, 1 rows");
        assertThat(ana.post("/ecarts", "exporter=").statusCode()).isEqualTo(400);
    }

    @Test
    void moreThanAHundredRowsTakeTwoSupervisorsAndThePasswordAgain() throws Exception {
        for (int row = 0; row <= QueueExport.ANALYST_MAX; row++) {
            claim.raised(String.format("F-MANY%08d", row), "HIGH", "10.00");
        }
        assertThat(eve.get("/ecarts").body()).contains("Extraire la liste (101)", "exigé au-delà de 100 lignes");
        ana.get("/ecarts");

        assertThat(ana.posted("/ecarts", "exporter=&why=PLANNING&password=" + ana.password))
                .endsWith("trop=100");
        assertThat(eve.posted("/ecarts", "exporter=&why=PLANNING")).endsWith("confirmer");
        assertThat(eve.posted("/ecarts", "exporter=&why=PLANNING&password=wrong"))
                .endsWith("confirmer");
        assertThat(eve.get("/ecarts?confirmer").body()).contains("Rien n’a été extrait");
        assertThat(eve.posted("/ecarts", "exporter=&why=PLANNING&password=" + eve.password))
                .endsWith("demande");
        String request = String.valueOf(database.client()
                .sql("select max(id) from export_request")
                .query(Long.class)
                .single());
        assertThat(eve.get("/ecarts?demande").body())
                .contains("doit l’approuver", "Demande de eve. Motif : Planification du travail")
                .doesNotContain("name=\"approuver\"", "name=\"telecharger\"");
        assertThat(eve.posted("/ecarts", "approuver=&demande=" + request))
                .as("not by who asked")
                .endsWith("autre");
        assertThat(ana.posted("/ecarts", "approuver=&demande=" + request))
                .as("not by an analyst")
                .endsWith("autre");
        assertThat(eve.posted("/ecarts", "telecharger=&demande=" + request))
                .as("not before")
                .endsWith("autre");
        assertThat(logged("export")).isEmpty();
        ReviewBrowser sam = new ReviewBrowser(console, database, "sam", Role.SUPERVISOR);
        assertThat(sam.get("/ecarts").body()).contains("name=\"approuver\"");
        assertThat(sam.posted("/ecarts", "approuver=&demande=" + request)).endsWith("approuve");
        assertThat(sam.posted("/ecarts", "telecharger=&demande=" + request))
                .as("only by who asked")
                .endsWith("autre");
        assertThat(eve.get("/ecarts").body()).contains("Approuvée par sam", "name=\"telecharger\"");
        assertThat(eve.post("/ecarts", "telecharger=&demande=" + request).body().lines())
                .hasSize(3 + 101);
        assertThat(eve.posted("/ecarts", "telecharger=&demande=" + request))
                .as("once")
                .endsWith("autre");
        assertThat(logged("export")).containsExactly("PLANNING, 101 rows, approved by sam");
        database.client().sql("delete from export_request").update();
    }

    @Test
    void numbersAreMaskedUntilOneIsRevealedOnceWithAReason() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");

        assertThat(ana.get("/ecarts/" + ref).body())
                .contains(
                        "TREMBLAY-FICTIF",
                        "1991-••-••",
                        "••• ••• •86",
                        "TREM •••• ••12",
                        "G1R 4••",
                        "ENT-CN-2007",
                        "art. 68")
                .contains("Un identifiant et la date de naissance concordent, le nom non.")
                .doesNotContain(
                        "1991-04-07",
                        ReviewedClaim.SIN,
                        ReviewedClaim.NAM,
                        ReviewedClaim.STREET,
                        "G1R4S9",
                        "Planté",
                        "??");
        String revealed = ana.post("/ecarts/" + ref + "/revelation", "field=SIN&reason=IDENTITY")
                .body();
        assertThat(revealed).containsOnlyOnce(ReviewedClaim.SIN).doesNotContain(ReviewedClaim.NAM);
        assertThat(ana.get("/ecarts/" + ref).body()).doesNotContain(ReviewedClaim.SIN);
        assertThat(logged("reveal")).containsExactly("SIN for IDENTITY, ENT-CN-2007");
        assertThat(ana.post("/ecarts/" + ref + "/revelation", "field=SIN").statusCode())
                .as("no reason, no value")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "CN-IN-01, false, false, false",
        "CN-IN-01, true,  false, false",
        "RQ-IN-01, false, false, false",
        "RQ-IN-01, true,  false, true",
        "RQ-IN-01, false, true,  false",
        "RQ-IN-01, true,  true,  true",
        "DE-IN-02, true,  false, false",
        "DE-IN-02, false, true,  true",
        "CN-IN-01, false, true,  true",
        "XX-IN-01, true,  true,  false"
    })
    void aSpouseIsShownForTheSupplementAndByRevenuQuebecAloneElseOnlyAsTheOtherParent(
            String exchange, boolean supplement, boolean parent, boolean shown) throws Exception {
        String ref = claim.raised("F-SPOUSEAAAAAA", "HIGH", "10.00");
        // NB: somebody else each time, as the sixth value in an hour asks for the password.
        String code = "v" + Integer.toHexString(Objects.hash(exchange, supplement, parent));
        ReviewBrowser viewer = new ReviewBrowser(console, database, code, Role.ANALYST);
        List.of(
                        "insert into person (id, surname, other_surnames, given_names, born_on, sex) values (2,"
                                + " 'CONJOINT-FICTIF', '', 'Luc', date '1989-05-06', 'M')",
                        "insert into identifier (person_id, rank, type, number, held_from) values (2, 0, 'SIN', '848484846',"
                                + " date '2000-01-01')",
                        "update claim set spouse_at_first_filing = 2, other_parent = " + (parent ? "2" : "null")
                                + ", supplement_requested = " + supplement,
                        "update flag set person_id = 2, exchange = '" + exchange + "'")
                .forEach(sql -> database.client().sql(sql).update());
        try {
            String page = viewer.get("/ecarts/" + ref).body();
            String revealed = viewer.post("/ecarts/" + ref + "/revelation", "field=SIN&reason=IDENTITY")
                    .body();

            assertThat(page.contains("CONJOINT-FICTIF")).isEqualTo(shown);
            assertThat(page.contains("••• ••• •46")).isEqualTo(shown);
            assertThat(revealed.contains("848484846")).isEqualTo(shown);
            assertThat(page).doesNotContain("848484846", "1989-05-06");
        } finally {
            database.client()
                    .sql(
                            "update claim set spouse_at_first_filing = null, other_parent = null, supplement_requested = false")
                    .update();
            database.client().sql("delete from identifier where person_id = 2").update();
            database.client().sql("delete from person where id = 2").update();
        }
    }

    @Test
    void afterFiveRevealsInAnHourThePasswordIsAskedAgainAndTheSupervisorIsTold() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        ReviewBrowser nina = new ReviewBrowser(console, database, "nina", Role.ANALYST);
        String form = "field=NAM&reason=CALL";
        for (int i = 0; i < 5; i++) {
            assertThat(nina.post("/ecarts/" + ref + "/revelation", form).body()).contains(ReviewedClaim.NAM);
        }

        HttpResponse<String> sixth = nina.post("/ecarts/" + ref + "/revelation", form);
        assertThat(sixth.statusCode()).isEqualTo(409);
        assertThat(sixth.body()).contains("donnez votre mot de passe").doesNotContain(ReviewedClaim.NAM);
        assertThat(nina.post("/ecarts/" + ref + "/revelation", form + "&password=wrong")
                        .body())
                .doesNotContain(ReviewedClaim.NAM);
        assertThat(nina.post("/ecarts/" + ref + "/revelation", form + "&password=" + nina.password)
                        .body())
                .contains(ReviewedClaim.NAM);
        assertThat(eve.get("/ecarts").body()).contains("nina a révélé 6 renseignements");
        assertThat(nina.get("/ecarts").body()).doesNotContain("a révélé");
        later(Duration.ofMinutes(61));
        nina = new ReviewBrowser(console, database, "nina", Role.ANALYST);
        assertThat(nina.post("/ecarts/" + ref + "/revelation", form).body()).contains(ReviewedClaim.NAM);
    }

    @Test
    void whatThePartnerSaysIsRevealedOnlyAfterTheFirstQuestion() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        String form = "field=employer&reason=CALL";
        assertThat(ana.get("/ecarts/" + ref).body()).doesNotContain("value=\"employer\"");
        assertThat(ana.post("/ecarts/" + ref + "/revelation", form).statusCode())
                .isEqualTo(400);

        ana.post("/ecarts/" + ref, "identite=YES&seen=1");
        assertThat(ana.get("/ecarts/" + ref).body())
                .contains("value=\"employer\"", "/revelation#revealed")
                .doesNotContain("value=\"amount\"", "Planté Inc");
        String revealed = ana.post("/ecarts/" + ref + "/revelation", form).body();

        assertThat(revealed).containsOnlyOnce("Planté Inc").contains("id=\"revealed\"");
        assertThat(ana.get("/ecarts/" + ref).body()).doesNotContain("Planté Inc");
        assertThat(logged("reveal")).containsExactly("employer for CALL, ENT-CN-2007");
        assertThat(ana.post("/ecarts/" + ref + "/revelation", "field=amount&reason=CALL")
                        .statusCode())
                .as("nothing that isn't hidden")
                .isEqualTo(400);
    }

    @Test
    void thePathToADecisionIsShownWholeBeforeAnybodyIsRefused() throws Exception {
        String ref = claim.raised("F-CRITICALAAAA", "CRITICAL", "10.00");
        ana.post("/ecarts/" + ref, "identite=YES&seen=1");

        assertThat(ana.get("/ecarts/" + ref).body())
                .containsSubsequence(
                        "Ce qui doit précéder une décision défavorable",
                        "une preuve : à l’étape suivante",
                        "l’avis à la personne",
                        "la fin de son délai de réponse",
                        "deux personnes : celle qui décide");
        ana.post("/ecarts/" + ref, "to=IN_REVIEW&seen=2");
        ana.post("/ecarts/" + ref, "to=VERIFIED&note=relev%C3%A9s&seen=3");
        ana.post("/ecarts/" + ref, "to=NOTICE_SENT&note=letter&seen=4");
        assertThat(ana.get("/ecarts/" + ref).body())
                .containsSubsequence(
                        "une preuve est versée (ana, le 2026-11-20)",
                        "la personne est avisée",
                        "la fin de son délai le 2026-12-20",
                        "Remettez l’écart à une autre personne");
        ana.post("/ecarts/" + ref, "remettre=&personne=");
        assertThat(bob.get("/ecarts/" + ref + "?langue=en-CA").body())
                .contains("two people: the evidence was attached by ana");
        bob.get("/ecarts?langue=fr-CA");
    }

    @Test
    void aFlagIsHandedOverAndHeldNoLonger() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        ana.posted("/ecarts", "prochain=");
        assertThat(bob.post("/ecarts/" + ref, "remettre=&personne=bob").statusCode())
                .as("ana holds it")
                .isEqualTo(409);

        assertThat(ana.post("/ecarts/" + ref, "remettre=&personne=nobody").statusCode())
                .isEqualTo(409);
        ana.posted("/ecarts/" + ref, "prendre=&seen=1");
        assertThat(ana.posted("/ecarts/" + ref, "remettre=&personne=bob")).endsWith("&remis=" + ref);
        assertThat(ana.get("/ecarts?remis=" + ref).body()).contains("Écart remis : " + ref);
        assertThat(ana.posted("/ecarts", "prochain=")).endsWith("&rien");
        assertThat(bob.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
        assertThat(bob.posted("/ecarts/" + ref, "remettre=&personne=")).endsWith("remis=" + ref);
        assertThat(logged("assign")).containsExactly("to bob", "to ");
        assertThat(ana.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
    }

    @Test
    void whoeverLeavesGivesBackWhatTheyHold() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        ReviewBrowser nina = new ReviewBrowser(console, database, "nina", Role.ANALYST);
        assertThat(nina.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
        nina.get("/ecarts/" + ref);
        assertThat(bob.posted("/ecarts", "prochain=")).endsWith("&rien");

        nina.posted("/quitter", "");

        assertThat(bob.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
    }

    @Test
    void whatIsReservedIsGivenOutByWhoSupervises() throws Exception {
        String ref = claim.raised("F-CHILDAAAAAAA", "CRITICAL", "10.00");
        database.client().sql("update flag set rule = 'R26'").update();

        assertThat(ana.posted("/ecarts", "prochain=")).endsWith("&rien");
        assertThat(ana.get("/ecarts/" + ref).body())
                .contains("Réservé à une personne qui supervise")
                .doesNotContain("name=\"identite\"", "name=\"prendre\"");
        assertThat(ana.post("/ecarts/" + ref, "identite=YES&seen=1").statusCode())
                .isEqualTo(409);
        assertThat(ana.posted("/ecarts", "attribuer=&to=ana&ref=" + ref)).endsWith("aucun");
        assertThat(ana.post("/ecarts/" + ref, "remettre=&personne=bob").statusCode())
                .isEqualTo(409);
        assertThat(state(ref)).isEqualTo("QUEUED");
        assertThat(ana.posted("/ecarts/" + ref, "remettre=&personne=eve")).endsWith("remis=" + ref);
        assertThat(eve.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
        assertThat(eve.posted("/ecarts/" + ref, "remettre=&personne=bob")).endsWith("remis=" + ref);
        assertThat(bob.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/" + ref);
        assertThat(bob.posted("/ecarts/" + ref, "identite=YES&seen=1")).isEqualTo("/ecarts/" + ref + "?fait");
    }

    @Test
    void aDoubtfulMatchIsLookedAtMaskedAndAnsweredWithAReason() throws Exception {
        assertThat(ana.get("/appariements").body()).contains("Appariements en attente : 0");
        doubt(1, "sin-different dob-equal name-agrees");
        doubt(-1, "second-best-near");
        String list = ana.get("/appariements").body();
        List<String> pages = Pattern.compile("/appariements/\\d+")
                .matcher(list)
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(list)
                .contains(
                        "Appariements en attente : 2", "NAS différent", "plusieurs personnes possibles", "CN-IN-01 – ")
                .doesNotContain("??", "TREMBLAY", "Planté", "DOUBT");
        assertThat(pages).hasSize(2);
        assertThat(ana.get(pages.get(0)).body())
                .contains(
                        "peut-être la personne prestataire",
                        "TREMBLAY-FICTIF",
                        "1991-••-••",
                        "value=\"SAME\"",
                        "ENT-CN-2007")
                .doesNotContain("??", ReviewedClaim.SIN, "1991-04-07", "Planté Inc", "DOUBT");
        assertThat(ana.get(pages.get(1)).body())
                .contains("le moteur n’en nomme aucune")
                .doesNotContain("value=\"SAME\"", "TREMBLAY");
        assertThat(ana.post(pages.get(0) + "/revelation", "field=employer&reason=IDENTITY")
                        .body())
                .containsOnlyOnce("Planté Inc")
                .contains("id=\"revealed\"");
        assertThat(ana.post(pages.get(0) + "/revelation", "field=DATE_OF_BIRTH&reason=IDENTITY")
                        .body())
                .containsOnlyOnce("1991-04-07");
        assertThat(ana.get(pages.get(0)).body()).doesNotContain("Planté Inc", "1991-04-07");
        assertThat(logged("reveal")).anyMatch(purpose -> purpose.startsWith("employer for IDENTITY, ENT-CN"));
        assertThat(ana.post(pages.get(0) + "/revelation", "field=amount&reason=IDENTITY")
                        .statusCode())
                .as("what pages show is not hidden")
                .isEqualTo(400);
        assertThat(bob.post(pages.get(1) + "/revelation", "field=SIN&reason=IDENTITY")
                        .body())
                .contains("Aucun renseignement de cette nature")
                .doesNotContain(ReviewedClaim.SIN);
        assertThat(ana.post(pages.get(0), "vue=1&reponse=SAME&note=N%C3%A9e+TREMBLAY-FICTIF")
                        .statusCode())
                .as("a note that names somebody")
                .isEqualTo(409);
        assertThat(ana.post(pages.get(0), "vue=1&reponse=SAME&note=").statusCode())
                .isEqualTo(409);
        assertThat(ana.post(pages.get(1), "vue=1&reponse=SAME&note=vu").body()).contains("aucune n’est nommée");
        assertThat(ana.post(pages.get(0), "vue=1&reponse=MAYBE&note=vu").statusCode())
                .isEqualTo(400);
        assertThat(ana.posted(pages.get(0), "vue=1&reponse=SAME&note=appel+fait"))
                .isEqualTo("/appariements?fait");
        assertThat(bob.get(pages.get(0)).statusCode()).isEqualTo(404);
        assertThat(bob.posted(pages.get(1), "vue=1&reponse=DIFFERENT&note=homonyme"))
                .isEqualTo("/appariements?fait");
        assertThat(database.client()
                        .sql("select match_level || ' ' || match_key || ' ' || subject_id || ' ' || cancelled from fact"
                                + " where fact_key like 'DOUBT%' order by fact_key")
                        .query(String.class)
                        .list())
                .containsExactly("NONE NONE -1 TRUE", "CONFIRMED PERSON 1 FALSE");
        assertThat(logged("match-answer")).containsSubsequence("SAME", "DIFFERENT");
        List.of("match_answer", "match_review")
                .forEach(table -> database.client().sql("delete from " + table).update());
        database.client().sql("delete from fact where fact_key like 'DOUBT%'").update();
    }

    @Test
    void ofSeveralPersonsOneIsChosenWithAReason() throws Exception {
        doubt(-1, "name-agrees second-best-near");
        database.client().sql("update match_review set candidates = '1 900007'").update();
        String page = "/appariements/"
                + database.client()
                        .sql("select id from match_review")
                        .query(Long.class)
                        .single();

        assertThat(ana.get(page).body())
                .contains("Personnes possibles", "TREMBLAY-FICTIF", "1991-••-••", "value=\"SAME-1\"")
                .contains("n’est plus, au registre", "Oui, l’enregistrement concerne la personne 1 (demande")
                .doesNotContain("??", "value=\"SAME-900007\"", "value=\"SAME\"", ReviewedClaim.SIN, "1991-04-07");
        assertThat(logged("show")).as("whose data was shown").anyMatch(purpose -> purpose.startsWith("match "));
        for (String answer : List.of("SAME", "SAME-900007", "SAME-2", "SAME-999999999999999999")) {
            assertThat(ana.post(page, "vue=1&reponse=" + answer + "&note=vu").body())
                    .as(answer)
                    .contains("aucune n’est nommée");
        }
        assertThat(ana.post(page, "vue=1&reponse=SAME-1x&note=vu").statusCode()).isEqualTo(400);
        assertThat(ana.post(page, "vue=0&reponse=SAME-1&note=vu").body()).contains("a changé depuis l’ouverture");
        assertThat(ana.post(page, "vue=1&reponse=SAME-1&note=").statusCode()).isEqualTo(409);
        assertThat(ana.post(page, "vue=1&reponse=SAME-1&note=N%C3%A9e+TREMBLAY-FICTIF")
                        .statusCode())
                .as("a note that names one of them")
                .isEqualTo(409);
        assertThat(ana.posted(page, "vue=1&reponse=SAME-1&note=agent+de+liaison+du+partenaire"))
                .isEqualTo("/appariements?fait");
        assertThat(database.client()
                        .sql(
                                "select match_level || ' ' || match_key || ' ' || subject_kind || ' ' || subject_id from fact"
                                        + " where fact_key like 'DOUBT%'")
                        .query(String.class)
                        .single())
                .isEqualTo("CONFIRMED PERSON PERSON 1");
        List.of("match_answer", "match_review")
                .forEach(table -> database.client().sql("delete from " + table).update());
        database.client().sql("delete from fact where fact_key like 'DOUBT%'").update();
    }

    @Test
    void aChildsDeathIsAnsweredBySupervisorsOnly() throws Exception {
        doubt(1, "dob-equal");
        database.client()
                .sql("update fact set subject_kind = 'EVENT', kind = 'DEATH' where fact_key like 'DOUBT%'")
                .update();
        database.client().sql("update match_review set kind = 'DEATH'").update();
        String page = "/appariements/"
                + database.client()
                        .sql("select id from match_review")
                        .query(Long.class)
                        .single();
        assertThat(ana.get(page).body()).contains("réservé à la supervision").doesNotContain("value=\"SAME\"");
        assertThat(ana.post(page, "vue=1&reponse=DIFFERENT&note=vu").statusCode())
                .isEqualTo(403);
        assertThat(eve.get(page).body()).contains("value=\"SAME\"");
        database.client()
                .sql(
                        "update fact set subject_kind = 'PERSON', subject_id = -1, match_key = 'K8' where fact_key like 'DOUBT%'")
                .update();
        assertThat(ana.post(page, "vue=1&reponse=DIFFERENT&note=vu").statusCode())
                .as("children of several events")
                .isEqualTo(403);
        database.client()
                .sql(
                        "update fact set subject_kind = 'EVENT', subject_id = 1, match_key = 'NONE' where fact_key like 'DOUBT%'")
                .update();
        assertThat(eve.posted(page, "vue=1&reponse=SAME&note=acte+lu")).isEqualTo("/appariements?fait");
        List.of("match_answer", "match_review")
                .forEach(table -> database.client().sql("delete from " + table).update());
        database.client().sql("delete from fact where fact_key like 'DOUBT%'").update();
    }

    @Test
    void whoCannotTellGoesOnToTheQuestionForTheLiaisonOfficer() throws Exception {
        String ref = claim.raised("F-LIAISONAAAAA", "LOW", "10.00");
        ana.posted("/ecarts/" + ref, "identite=YES&seen=1");

        assertThat(ana.posted("/ecarts/" + ref, "verdict=CANNOT_TELL&reason=TO_LIAISON&note=dates+floues&seen=2"))
                .isEqualTo("/ecarts/" + ref + "?question");
        assertThat(ana.get("/ecarts/" + ref + "?question").body())
                .contains("rien n’est parti. Il reste à choisir la question");
        database.client()
                .sql("update flag set exchange = 'XX-IN-01' where ref = ?")
                .param(ref)
                .update();
        HttpResponse<String> none =
                ana.post("/ecarts/" + ref, "verdict=CANNOT_TELL&reason=TO_LIAISON&note=dates+floues&seen=3");
        assertThat(none.statusCode()).isEqualTo(409);
        assertThat(none.body()).contains("Aucune entente en vigueur ne permet de transmettre");
    }

    private static void doubt(long person, String evidence) {
        database.client()
                .sql("insert into fact (partner, kind, fact_key, version, exchange, standing, cancelled, subject_kind,"
                        + " subject_id, match_level, match_key, content, execution, received_on) values ('cnesst',"
                        + " 'INCOME_REPLACEMENT', ?, 1, 'CN-IN-01', true, false, 'PERSON', ?, 'AMBIGUOUS', 'NONE',"
                        + " '{\"employer\":\"Planté Inc\"}', 'E', ?)")
                .params("DOUBT" + person, person, ReviewedClaim.DAY)
                .update();
        database.client()
                .sql("insert into match_review (exchange, item, partner, kind, execution, record_number, match_level,"
                        + " match_key, evidence) values ('CN-IN-01', ?, 'cnesst', 'INCOME_REPLACEMENT', 'E', 1, 'AMBIGUOUS',"
                        + " 'NONE', ?)")
                .params("DOUBT" + person, evidence)
                .update();
    }

    @Test
    void theNextIsTheNextOfTheFilters() throws Exception {
        claim.raised("F-CRITICALAAAA", "CRITICAL", "10.00");
        claim.raised("F-LOWAAAAAAAAA", "LOW", "10.00");
        claim.raised("F-LOWBBBBBBBBB", "LOW", "10.00");
        database.client()
                .sql("update flag set rule = 'R21' where severity = 'LOW'")
                .update();
        ana.get("/ecarts?regle=R21");

        assertThat(ana.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/F-LOWAAAAAAAAA");
        ana.post("/ecarts/F-LOWAAAAAAAAA", "identite=YES&seen=1");
        assertThat(ana.posted("/ecarts/F-LOWAAAAAAAAA", "verdict=EXPLAINED&reason=TIMING&note=dates&seen=2&suite="))
                .isEqualTo("/ecarts/F-LOWBBBBBBBBB?decide=F-LOWAAAAAAAAA");
        ana.get("/ecarts?regle=R22");
        assertThat(ana.posted("/ecarts", "prochain=")).isEqualTo("/ecarts?vue=TEAM&regle=R22&rien");
        ana.get("/ecarts?vue=PAUSED");
        assertThat(ana.posted("/ecarts", "prochain=")).isEqualTo("/ecarts/F-CRITICALAAAA");
    }

    @Test
    void differentPeopleEndItWithAReasonAndNoSecondQuestion() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");

        assertThat(ana.post("/ecarts/" + ref, "identite=NO&note=vu&seen=1").body())
                .contains("Choisissez un motif, parmi ceux de votre réponse");
        assertThat(ana.post("/ecarts/" + ref, "identite=NO&reason=ROUNDING&note=vu&seen=1")
                        .statusCode())
                .isEqualTo(409);
        assertThat(state(ref)).isEqualTo("QUEUED");
        assertThat(ana.posted("/ecarts/" + ref, "identite=NO&reason=TWINS&note=deux+naissances&seen=1"))
                .isEqualTo("/ecarts/" + ref + "?fait");
        assertThat(state(ref)).isEqualTo("CLOSED");
        assertThat(ana.get("/ecarts/" + ref).body())
                .contains("Personnes différentes – Jumeaux")
                .doesNotContain("<svg");
    }

    @Test
    void oneTakesBackOnesOwnDecisionForTenMinutesAndReopensItAfter() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        decide(ana, ref);
        assertThat(ana.get("/ecarts/" + ref).body()).contains("Annuler ma décision");
        assertThat(eve.post("/ecarts/" + ref, "annuler=&seen=3").body()).contains("Seule la personne qui a décidé");
        ana.post("/ecarts/" + ref, "annuler=&seen=3");
        assertThat(state(ref)).isEqualTo("QUEUED");

        ana.post("/ecarts/" + ref, "verdict=EXPLAINED&reason=TIMING&note=vu&seen=4");
        later(Duration.ofMinutes(10));
        assertThat(ana.get("/ecarts/" + ref).body()).doesNotContain("Annuler ma décision");
        assertThat(ana.post("/ecarts/" + ref, "annuler=&seen=5").body()).contains("Les dix minutes sont écoulées");
        assertThat(ana.post("/ecarts/" + ref, "rouvrir=&note=&seen=5").statusCode())
                .isEqualTo(409);
        ana.post("/ecarts/" + ref, "rouvrir=&note=autre+preuve&seen=5");
        assertThat(state(ref)).isEqualTo("REOPENED");
        assertThat(ana.get("/ecarts?vue=RETURNED").body()).contains("Revenus : 1 écart", ref);
    }

    @Test
    void aDecisionLapsesWhenWhatWasComparedChangesAndThePageSaysWhat() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        decide(ana, ref);
        claim.fact(2, "2026-10-30", "613.40");
        claim.publish(ref, "HIGH", "11.00", 2, ReviewedClaim.DAY.plusDays(1));
        assertThat(state(ref)).as("another amount, less than what is material").isEqualTo("CLOSED");
        claim.fact(3, "2026-10-04", "613.40");
        claim.publish(ref, "HIGH", "11.00", 3, ReviewedClaim.DAY.plusDays(2));

        assertThat(state(ref)).isEqualTo("REOPENED");
        assertThat(ana.get("/ecarts/" + ref).body())
                .contains("Ce que le partenaire a modifié", "Fin : 2026-10-30 → 2026-10-04")
                .doesNotContain("<svg");
    }

    @Test
    void aNoteThatIdentifiesIsRefusedAndWhatWasTypedOtherwiseIsKept() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        ana.post("/ecarts/" + ref, "identite=YES&seen=1");

        assertThat(ana.post("/ecarts/" + ref, "noter=&note=appeler+Tremblay-Fictif&seen=2")
                        .body())
                .contains("ne doit identifier personne");
        assertThat(ana.post("/ecarts/" + ref + "/brouillon", "note=NAS+" + ReviewedClaim.SIN)
                        .statusCode())
                .isEqualTo(409);
        assertThat(ana.posted("/ecarts/" + ref + "/brouillon", "note=revoir+les+bulletins"))
                .isEqualTo("/ecarts/" + ref + "?brouillon");
        assertThat(ana.get("/ecarts/" + ref).body()).contains("value=\"revoir les bulletins\"");
        assertThat(bob.get("/ecarts/" + ref).body()).doesNotContain("revoir les bulletins");
        ana.post("/ecarts/" + ref, "verdict=EXPLAINED&reason=TIMING&note=texte+perim%C3%A9&seen=0");
        assertThat(ana.get("/ecarts/" + ref).body()).as("kept when stale").contains("value=\"texte perimé\"");
        ana.post("/ecarts/" + ref, "verdict=EXPLAINED&reason=TIMING&note=texte+perim%C3%A9&seen=2");
        assertThat(database.client()
                        .sql("select count(*) from review_draft")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void saveAndNextLeadsToTheNextFlag() throws Exception {
        String first = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        String next = claim.raised("F-TWOAAAAAAAAA", "HIGH", "10.00");
        ana.post("/ecarts/" + first, "identite=YES&seen=1");

        assertThat(ana.posted("/ecarts/" + first, "verdict=EXPLAINED&reason=TIMING&note=vu&seen=2&suite="))
                .isEqualTo("/ecarts/" + next + "?decide=" + first);
        assertThat(ana.get("/ecarts/" + next + "?decide=" + first).body())
                .contains("Décision enregistrée sur " + first);
        assertThat(ana.get("/ecarts/" + next + "?decide=%22%3E%3Cb%3E").body())
                .doesNotContain("<b>", "Décision enregistrée");
    }

    @Test
    void theSecondReviewIsBlindByAnotherAndAThirdSettlesIt() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");
        decide(ana, ref);

        assertThat(ana.get("/deuxieme-examen").body()).contains("Aucun dossier tiré pour vous");
        assertThat(ana.get("/deuxieme-examen/" + ref).statusCode()).isEqualTo(404);
        assertThat(bob.posted("/deuxieme-examen/" + ref, "verdict=EXPLAINED&reason=TWINS&note=x"))
                .startsWith("409");
        assertThat(bob.get("/ecarts/" + ref).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/deuxieme-examen/" + ref));
        assertThat(bob.get("/deuxieme-examen/" + ref).body())
                .contains("Examen à l’aveugle", "<svg")
                .doesNotContain("Écart de calendrier</td>", "sans changement", "ana", "Historique", "??");
        assertThat(bob.posted(
                        "/deuxieme-examen/" + ref, "verdict=PARTNER_WRONG&reason=PARTNER_PERIOD&note=autre+periode"))
                .isEqualTo("/deuxieme-examen?fait");
        assertThat(bob.get("/deuxieme-examen").body()).contains("Aucun dossier");
        assertThat(eve.get("/deuxieme-examen/" + ref).body())
                .contains(
                        "discordance expliquée, sans changement",
                        "renseignement du partenaire erroné",
                        "Période erronée")
                .doesNotContain("??");
        assertThat(eve.posted("/deuxieme-examen/" + ref, "verdict=PARTNER_WRONG&reason=PARTNER_PERIOD&note=d%27accord"))
                .isEqualTo("/deuxieme-examen?fait");
        assertThat(state(ref)).as("it begins again, with its guards").isEqualTo("REOPENED");
    }

    @Test
    void aRequestToTheLiaisonOfficerTakesTwoPeopleAndIsARelease() throws Exception {
        String ref = claim.raised("F-ONEAAAAAAAAA", "HIGH", "10.00");

        String request = ana.posted("/ecarts/" + ref + "/liaison", "question=PERIOD&due=2026-12-18");
        assertThat(request).isEqualTo("/liaison/" + ref + "-1");
        assertThat(ana.get(request).body())
                .contains("••• ••• •86", "2026-11-15 – 2026-11-21", "par une autre personne")
                .doesNotContain(ReviewedClaim.SIN, "1991-04-07", "??", "value=\"approuver\"");
        assertThat(ana.post(request, "etape=approuver").statusCode()).isEqualTo(409);
        assertThat(ana.post(request, "etape=envoyer").statusCode()).isEqualTo(409);
        assertThat(bob.posted(request, "etape=approuver")).endsWith("?fait");
        ReviewBrowser lia = new ReviewBrowser(console, database, "lia", Role.LIAISON);
        assertThat(lia.get("/ecarts/" + ref).statusCode()).isEqualTo(403);
        assertThat(lia.get("/liaison?etat=APPROVED").body())
                .contains(ref + "-1")
                .doesNotContain("TREMBLAY", "??");
        assertThat(lia.posted(request, "etape=envoyer")).endsWith("?fait");
        assertThat(database.client()
                        .sql("select fields from release_register where inquiry = ?")
                        .param(ref + "-1")
                        .query(String.class)
                        .single())
                .isEqualTo("SIN, PERIOD");
        assertThat(lia.posted(request, "etape=repondre&answer=CORRECTS&note=fin+au+4+octobre"))
                .endsWith("?fait");
        assertThat(lia.post(request, "etape=repondre&answer=CONFIRMS").statusCode())
                .isEqualTo(409);
        assertThat(ana.get("/ecarts/" + ref).body()).contains("répondue", "corrige");
        assertThat(ana.post("/ecarts/" + ref + "/liaison", "question=PERIOD&due=2027-12-18")
                        .statusCode())
                .isEqualTo(409);
    }

    private static void decide(ReviewBrowser who, String ref) throws IOException, InterruptedException {
        who.post("/ecarts/" + ref, "identite=YES&seen=1");
        assertThat(who.posted("/ecarts/" + ref, "verdict=EXPLAINED&reason=TIMING&note=vu&seen=2"))
                .isEqualTo("/ecarts/" + ref + "?fait");
    }

    private static String state(String ref) {
        return database.client()
                .sql("select state from flag where ref = ?")
                .param(ref)
                .query(String.class)
                .single();
    }

    private static List<String> logged(String verb) {
        return database.client()
                .sql("select purpose from access_log where verb = ? and id > ? order by id")
                .params(verb, logged)
                .query(String.class)
                .list();
    }
}
