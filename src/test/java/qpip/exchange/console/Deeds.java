package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import qpip.exchange.storage.Database;

/** What an analyst does on flags, before the pages that follow from it have anything to show. */
final class Deeds {

    private Deeds() {}

    /** Decides on a flag, which is looked at a second time, and asks a liaison officer about another. */
    static void of(Visitor analyst, Database database) {
        List<String> refs = database.client()
                .sql("select ref from flag where state = 'QUEUED' order by ref")
                .query(String.class)
                .list();
        assertThat(refs).anyMatch(decides(analyst)).anyMatch(asks(analyst));
    }

    /** A fact of CNESST becomes doubtful, as if its number were nobody's. */
    static void doubt(Database database) {
        waits(database, "min", "NONE", "request-echoed sin-different dob-equal name-agrees", "");
    }

    /** Another could be about either of two claimants; the address of its page. */
    static String tie(Database database) {
        String candidates = database.client()
                .sql("select min(claimant_id) || ' ' || max(claimant_id) from claim where claimant_id in"
                        + " (select subject_id from fact where exchange = 'CN-IN-01' and subject_id >= 0)")
                .query(String.class)
                .single();
        String fact = waits(database, "max", "K6", "name-agrees dob-equal second-best-near", candidates);
        database.client()
                .sql("update fact set subject_id = -1 where exchange = 'CN-IN-01' and fact_key = ?")
                .param(fact)
                .update();
        return "/appariements/"
                + database.client()
                        .sql("select max(id) from match_review")
                        .query(Long.class)
                        .single();
    }

    /** The first or last certain fact of CNESST waits for a person from now on; its key. */
    private static String waits(Database database, String which, String key, String evidence, String candidates) {
        String fact = database.client()
                .sql("select " + which + "(fact_key) from fact where exchange = 'CN-IN-01' and standing = true"
                        + " and version = 1 and match_level = 'CONFIRMED'")
                .query(String.class)
                .single();
        database.client()
                .sql("update fact set match_level = 'AMBIGUOUS', match_key = ? where exchange = 'CN-IN-01'"
                        + " and fact_key = ?")
                .params(key, fact)
                .update();
        database.client()
                .sql(
                        "insert into match_review (exchange, item, partner, kind, execution, record_number, match_level,"
                                + " match_key, evidence, candidates) select exchange, fact_key, partner, kind, execution, 1,"
                                + " 'AMBIGUOUS', ?, ?, ? from fact where exchange = 'CN-IN-01' and fact_key = ? and standing = true")
                .params(key, evidence, candidates, fact)
                .update();
        return fact;
    }

    static String numberOfSomebodyFlagged(Database database) {
        return database.client()
                .sql("select min(identifier.number) from identifier join flag on flag.person_id = identifier.person_id"
                        + " where identifier.type = 'SIN'")
                .query(String.class)
                .single();
    }

    private static Predicate<String> decides(Visitor analyst) {
        return ref -> {
            analyst.submit("/ecarts/" + ref, "identite=YES&seen=1");
            return leads(
                    analyst,
                    "/ecarts/" + ref,
                    "verdict=EXPLAINED&reason=ALREADY_DECLARED&note=deja+dit&seen=2",
                    "/ecarts/" + ref + "?fait");
        };
    }

    private static Predicate<String> asks(Visitor analyst) {
        return ref -> leads(
                analyst,
                "/ecarts/" + ref + "/liaison",
                "question=PERIOD&due=" + LocalDate.now(Moments.ZONE).plusDays(28),
                "/liaison/" + ref + "-1");
    }

    private static boolean leads(Visitor visitor, String path, String form, String to) {
        return visitor.submit(path, form)
                .headers()
                .firstValue("Location")
                .filter(where -> where.endsWith(to))
                .isPresent();
    }
}
