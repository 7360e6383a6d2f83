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
        String key = database.client()
                .sql("select min(fact_key) from fact where exchange = 'CN-IN-01' and standing = true and version = 1"
                        + " and match_level = 'CONFIRMED'")
                .query(String.class)
                .single();
        database.client()
                .sql(
                        "update fact set match_level = 'AMBIGUOUS', match_key = 'NONE' where exchange = 'CN-IN-01' and fact_key = ?")
                .param(key)
                .update();
        database.client()
                .sql("insert into match_review (exchange, item, partner, kind, execution, record_number, match_level,"
                        + " match_key, evidence) select exchange, fact_key, partner, kind, execution, 1, 'AMBIGUOUS', 'NONE',"
                        + " 'request-echoed sin-different dob-equal name-agrees' from fact where exchange = 'CN-IN-01'"
                        + " and fact_key = ? and standing = true")
                .param(key)
                .update();
    }

    /** Another could be about either of two claimants; the address of its page. */
    static String tie(Database database) {
        String key = database.client()
                .sql("select max(fact_key) from fact where exchange = 'CN-IN-01' and standing = true and version = 1"
                        + " and match_level = 'CONFIRMED'")
                .query(String.class)
                .single();
        String candidates = database.client()
                .sql("select min(claimant_id) || ' ' || max(claimant_id) from claim where claimant_id in"
                        + " (select subject_id from fact where exchange = 'CN-IN-01' and subject_id >= 0)")
                .query(String.class)
                .single();
        database.client()
                .sql(
                        "update fact set match_level = 'AMBIGUOUS', match_key = 'K6', subject_id = -1 where exchange = 'CN-IN-01' and fact_key = ?")
                .param(key)
                .update();
        database.client()
                .sql("insert into match_review (exchange, item, partner, kind, execution, record_number, match_level,"
                        + " match_key, evidence, candidates) select exchange, fact_key, partner, kind, execution, 2,"
                        + " 'AMBIGUOUS', 'K6', 'name-agrees dob-equal second-best-near', ? from fact"
                        + " where exchange = 'CN-IN-01' and fact_key = ? and standing = true")
                .params(candidates, key)
                .update();
        return "/appariements/"
                + database.client()
                        .sql("select max(id) from match_review")
                        .query(Long.class)
                        .single();
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
