package qpip.exchange.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.DateOrder;
import qpip.exchange.linkage.match.Learned;
import qpip.exchange.linkage.match.NameForm;
import qpip.exchange.linkage.match.Values;

/**
 * The same model of Fellegi and Sunter in SQL on DuckDB, in the way of Splink: the same keys with the same limits, the
 * same levels, weights, frequencies and dependences, the odds of all persons of a record, its best and its second
 * person, the same cautions, and decisions in a file. What a name sounds like can't be said in SQL: it is given to
 * DuckDB as a table, and the time for that doesn't count. It has less to do than the engine: it doesn't repair social
 * insurance numbers, takes nicknames and parts of compound names for other names, writes only matches, and keeps no
 * terms that explain them.
 */
final class DuckDbLinkage {

    /** A kind of key, and what it is made of; {@code s} and {@code g} are the sounds of surname and given name. */
    private record Key(String parts, String from) {}

    private static final String SURNAMES = " join sounds s on s.raw = t.surname";
    private static final String GIVENS = " join sounds g on g.raw = t.given";

    private static final List<Key> KEYS = List.of(
            new Key("t.sin", ""),
            new Key("t.nam", ""),
            new Key("t.licence", ""),
            new Key("t.either, s.sound", SURNAMES),
            new Key("t.either, g.sound", GIVENS),
            new Key("t.year, s.sound, g.sound", SURNAMES + GIVENS),
            new Key("t.year, least(t.surname_sound, t.given_sound), greatest(t.surname_sound, t.given_sound)", ""),
            new Key("t.year_month, s.sound, t.initial", SURNAMES),
            new Key("t.month_day, s.sound, t.initial", SURNAMES),
            new Key("t.year_day, s.sound, t.initial", SURNAMES),
            new Key("t.postcode, t.initial, t.year", ""),
            new Key("t.postcode, t.either", ""),
            new Key("t.postcode, s.sound, g.sound", SURNAMES + GIVENS),
            new Key("t.either, t.surname_start, t.given_start", ""),
            new Key("s.sound, g.sound", SURNAMES + GIVENS));

    private static final int NAMES = KEYS.size() - 1;

    private static final List<String> MACROS = List.of(
            "name_level(a, b, s, t) as case when a is null or b is null then 0 when a = b then 1"
                    + " when least(length(a), length(b)) <= 1 then if(left(a, 1) = left(b, 1), 7, 11)"
                    + " when least(length(a), length(b)) >= 3 and damerau_levenshtein(a, b) = 1 then 3 when s = t then 4"
                    + " when least(length(a), length(b)) >= 5 and damerau_levenshtein(a, b) = 2 then 5"
                    + " when jaro_winkler_similarity(a, b) >= 0.88 then 6"
                    + " when least(length(a), length(b)) >= 3 and (starts_with(a, b) or starts_with(b, a)) then 7"
                    + " when jaro_winkler_similarity(a, b) >= 0.75 then 8 else 11 end",
            "date_level(a, b) as case when a is null or b is null then 0 when a = b then 1"
                    + " when left(a, 4) = left(b, 4) and a[5:6] = b[7:8] and a[7:8] = b[5:6] then 2"
                    + " when damerau_levenshtein(a, b) = 1 then 3 when left(a, 6) = left(b, 6) then 4"
                    + " when left(a, 4) = left(b, 4) and a[7:8] = b[7:8] then 5 when a[5:8] = b[5:8] then 6"
                    + " when damerau_levenshtein(a, b) = 2 then 7 when left(a, 4) = left(b, 4) then 9"
                    + " when abs(left(a, 4)::int - left(b, 4)::int) <= 1 then 10 else 11 end",
            "code_level(a, b) as case when a is null or b is null then 0 when a = b then 1"
                    + " when damerau_levenshtein(a, b) = 1 then 2 when damerau_levenshtein(a, b) = 2 then 3"
                    + " when left(a, 3) = left(b, 3) then 4 else 5 end",
            "nam_level(a, b) as case when a is null or b is null then 0 when a = b then 1"
                    + " when left(a, 10) = left(b, 10) then 4 when damerau_levenshtein(a, b) = 1 then 2 else 5 end",
            "sex_level(a, b) as case when a is null or b is null then 0 when a = b then 1 else 3 end");

    private static final String SURNAME = "name_level(r.surname_name, e.surname_name, r.surname_sound, e.surname_sound)";
    private static final String GIVEN = "name_level(r.given_name, e.given_name, r.given_sound, e.given_sound)";
    private static final String CROSSED = "name_level(r.surname_name, e.given_name, r.surname_sound, e.given_sound)";
    private static final String CROSSED_BACK = "name_level(r.given_name, e.surname_name, r.given_sound, e.surname_sound)";

    private final Statement sql;
    private final TrainedModel model;

    private DuckDbLinkage(Statement sql, TrainedModel model) {
        this.sql = sql;
        this.model = model;
    }

    public static void main(String[] arguments) throws SQLException {
        Path town = Path.of(arguments[0]);
        TrainedModel model = TrainedModel.read(town.resolve("model.json"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + town.resolve("duck.db"));
                Statement sql = connection.createStatement()) {
            sql.execute("set threads = " + arguments[1]);
            sql.execute("set memory_limit = '6GB'");
            sql.execute("set preserve_insertion_order = false");
            new DuckDbLinkage(sql, model).link(town, connection.unwrap(DuckDBConnection.class));
        }
    }

    private void link(Path town, DuckDBConnection connection) throws SQLException {
        long began = System.nanoTime();
        table("r_raw", "select row_number() over () place, * from " + csv(town, "register.csv"));
        table("e_raw", "select * from " + csv(town, "extract.csv"));
        long spoken = speak(connection);
        for (String macro : MACROS) {
            sql.execute("create or replace macro " + macro);
        }
        prepare("r", "place, person");
        prepare("e", "record, person");
        weigh();
        pair();
        decide(town);
        double seconds = (System.nanoTime() - began - spoken) / 1e9;
        long decided = one("select count(*) from decided");
        long right = one("select count(*) from decided d join e on e.record = d.record where e.person = d.person");
        long findable = one("select count(*) from e where person in (select person from r)");
        System.out.printf(
                Locale.ROOT,
                "RESULT %d %.3f %.8f %.8f%n",
                one("select count(*) from e"),
                seconds,
                right / (double) Math.max(1, decided),
                right / (double) Math.max(1, findable));
    }

    private static String csv(Path town, String file) {
        return "read_csv('" + town.resolve(file) + "', all_varchar = true, nullstr = '')";
    }

    /** Gives DuckDB the forms and sounds of all names, and says how long that took. */
    private long speak(DuckDBConnection connection) throws SQLException {
        long began = System.nanoTime();
        sql.execute("create or replace table spoken (raw varchar, name varchar, sound varchar, initial varchar, start varchar)");
        sql.execute("create or replace table sounds (raw varchar, sound varchar)");
        List<String> names = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select surname from r_raw union select given from r_raw union select second from r_raw"
                + " union select surname from e_raw union select given from e_raw union select second from e_raw")) {
            while (rows.next()) {
                if (rows.getString(1) != null) {
                    names.add(rows.getString(1));
                }
            }
        }
        try (DuckDBAppender spoken = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "spoken");
                DuckDBAppender sounds = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "sounds")) {
            for (String raw : names) {
                String name = Values.normal(Attribute.SURNAME, raw, DateOrder.YEAR_FIRST);
                if (!name.isEmpty()) {
                    NameForm form = NameForm.of(name);
                    Set<String> all = new LinkedHashSet<>();
                    all.add(form.sound().isEmpty() ? form.compact() : form.sound());
                    all.addAll(form.parts());
                    row(spoken, raw, form.compact(), all.iterator().next(), beginning(form.first(), 1), beginning(form.compact(), 3));
                    for (String sound : all) {
                        row(sounds, raw, sound);
                    }
                }
            }
        }
        return System.nanoTime() - began;
    }

    private static void row(DuckDBAppender to, String... cells) throws SQLException {
        to.beginRow();
        for (String cell : cells) {
            to.append(cell);
        }
        to.endRow();
    }

    private static String beginning(String text, int letters) {
        return text.substring(0, Math.min(letters, text.length()));
    }

    private void prepare(String table, String ids) throws SQLException {
        table(
                table,
                "select " + ids + ", t.surname, t.given, t.second, sex, postcode, sin, nam, licence, s.name surname_name,"
                        + " s.sound surname_sound, s.start surname_start, g.name given_name, g.sound given_sound, g.start given_start,"
                        + " g.initial, n.name second_name, n.sound second_sound, digits born, left(digits, 4) as year,"
                        + " left(digits, 6) year_month, digits[5:8] month_day, left(digits, 4) || digits[7:8] year_day,"
                        + " left(digits, 4) || least(digits[5:6], digits[7:8]) || greatest(digits[5:6], digits[7:8]) either"
                        + " from (select *, replace(born, '-', '') digits from " + table + "_raw) t left join spoken s on s.raw = t.surname"
                        + " left join spoken g on g.raw = t.given left join spoken n on n.raw = t.second");
    }

    /** What the frequency of each value of each row of the register tells, in bits. */
    private void weigh() throws SQLException {
        StringBuilder columns = new StringBuilder("select place");
        StringBuilder joins = new StringBuilder(" from r");
        for (TrainedModel.TrainedField field : model.fields()) {
            String column = column(field);
            String counts = "f_" + field.name();
            table(
                    counts,
                    "select item, log2(sum(holders) over () / holders) bits, log2(sum(holders * holders) over () / pow(sum(holders) over (), 2)) same"
                            + " from (select " + column + " item, count(distinct person) holders from r where " + column
                            + " is not null group by all)");
            columns.append(", ").append(counts).append(".bits b_").append(field.name());
            joins.append(" left join ").append(counts).append(" on ").append(counts).append(".item = r.").append(column);
        }
        table("told", columns + joins.toString());
    }

    private static String column(TrainedModel.TrainedField field) {
        return field.attribute().comparison() == Comparison.NAME ? field.name() + "_name" : field.name();
    }

    /** All pairs that a key proposes which no more than 400 rows have, or 40 where it is names alone. */
    private void pair() throws SQLException {
        table(
                "keys",
                "select key, unnest(places) place from (select key, list(place) places from (select distinct * from (" + keys("r", "t.place")
                        + ")) group by key, kind having count(*) <= if(kind = " + NAMES + ", 40, 400))");
        table("pairs", "select distinct k.record, keys.place from (" + keys("e", "t.record") + ") k join keys using (key)");
    }

    private static String keys(String table, String id) {
        List<String> all = new ArrayList<>();
        for (int kind = 0; kind < KEYS.size(); kind++) {
            Key key = KEYS.get(kind);
            String known = List.of(key.parts().replaceAll("least\\(|greatest\\(|\\)", "").split(", ")).stream()
                    .map(part -> part + " is not null")
                    .collect(Collectors.joining(" and "));
            all.add("select hash(" + kind + ", " + key.parts() + ") as key, " + kind + " kind, " + id + " from " + table + " t" + key.from()
                    + " where " + known + (kind == NAMES && table.equals("e") ? " and t.born is null" : ""));
        }
        return String.join(" union all ", all);
    }

    private void decide(Path town) throws SQLException {
        StringBuilder levels = new StringBuilder();
        for (TrainedModel.TrainedField field : model.fields()) {
            levels.append(", ").append(level(field)).append(" l_").append(field.name()).append(", told.b_").append(field.name());
        }
        table(
                "compared",
                "select p.record, r.person" + levels
                        + " from pairs p join e on e.record = p.record join r on r.place = p.place join told on told.place = p.place");
        table("scored", "select record, person, " + weight(one("select count(distinct person) from r")) + " weight, " + caution()
                + " caution from compared");
        table(
                "decided",
                "select record, arg_max(person, weight) person, max(weight, 2) weights, arg_max(caution, weight) caution,"
                        + " sum(pow(2, weight)) odds from (select record, person, max(weight) weight, arg_max(caution, weight) caution"
                        + " from scored where weight > -20 group by all) group by record"
                        + " having pow(2, max(weight)) / (1 + odds) >= 0.999 and arg_max(caution, weight) = 0"
                        + " and (len(weights) = 1 or weights[1] - weights[2] >= 7)");
        sql.execute("copy decided to '" + town.resolve("duck-decisions.csv") + "' (header)");
    }

    private static String level(TrainedModel.TrainedField field) {
        String two = "(r." + field.name() + ", e." + field.name() + ")";
        return switch (field.name()) {
            case "surname" -> swapped(SURNAME, GIVEN, CROSSED);
            case "given" -> swapped(GIVEN, SURNAME, CROSSED_BACK);
            case "second" -> "name_level(r.second_name, e.second_name, r.second_sound, e.second_sound)";
            case "born" -> "date_level" + two;
            case "sex" -> "sex_level" + two;
            case "nam" -> "nam_level" + two;
            default -> "code_level" + two;
        };
    }

    /** NB: tested first by what is rare, so that names are compared crosswise for few pairs. */
    private static String swapped(String own, String other, String crossed) {
        return "case when r.surname_name = e.surname_name or r.given_name = e.given_name then " + own + " when r.surname_name = e.given_name"
                + " and r.given_name = e.surname_name then 9 when " + own + " > 6 and " + other + " > 6 and " + CROSSED + " between 1 and 6 and "
                + CROSSED_BACK + " between 1 and 6 then if(" + crossed + " = 1, 9, 10) else " + own + " end";
    }

    /** The weight of a pair in bits: the prior, what each level says, frequencies, and what fields say twice. */
    private String weight(long persons) throws SQLException {
        double share = model.share() / persons;
        StringBuilder weight = new StringBuilder(log2(share / (1 - share)));
        for (int number = 0; number < model.fields().size(); number++) {
            TrainedModel.TrainedField field = model.fields().get(number);
            Comparison comparison = field.attribute().comparison();
            int alike = comparison == Comparison.NAME ? 4 : Comparison.SAME;
            List<String> bits = new ArrayList<>(List.of("0"));
            for (int level = 1; level < field.levels().size(); level++) {
                TrainedModel.TrainedLevel one = field.levels().get(level);
                double says = Math.log(level == Comparison.SAME ? one.m() : one.m() / one.u()) / Math.log(2);
                boolean derived = level > 1 && field.attribute() == Attribute.HEALTH_INSURANCE_NUMBER;
                bits.add(String.format(Locale.ROOT, "%.4f", derived ? Math.min(0, says) : says));
            }
            String own = "b_" + field.name();
            double same = same(field);
            weight.append(" + ").append(bits).append("[l_").append(field.name()).append(" + 1] + case when l_").append(field.name())
                    .append(" = 1 then ").append(frequency(number, own)).append(" when l_").append(field.name()).append(" between 2 and ")
                    .append(alike).append(" then (").append(own).append(String.format(Locale.ROOT, " + %.4f) / 2 else 0 end", same));
        }
        for (Learned.Dependent dependent : model.dependents()) {
            weight.append(" + ").append(correction(dependent));
        }
        return weight.toString();
    }

    private double same(TrainedModel.TrainedField field) throws SQLException {
        try (ResultSet row = sql.executeQuery("select max(same) from f_" + field.name())) {
            row.next();
            return row.getDouble(1);
        }
    }

    private String frequency(int field, String own) {
        for (Learned.Dependent dependent : model.dependents()) {
            if (dependent.other() == field && dependent.belonging() > 0) {
                return "if(" + agrees(dependent.one(), dependent.agreeingOne()) + ", -log2(least(1, pow(2, -" + own + ") + "
                        + String.format(Locale.ROOT, "%.9f", dependent.belonging()) + ")), " + own + ")";
            }
        }
        return own;
    }

    private String correction(Learned.Dependent dependent) {
        String one = "l_" + model.fields().get(dependent.one()).name();
        String other = "l_" + model.fields().get(dependent.other()).name();
        String agrees = agrees(dependent.one(), dependent.agreeingOne());
        String both = dependent.levels().length > 0
                ? java.util.Arrays.toString(dependent.levels()) + "[" + other + " + 1]"
                : Integer.toString(dependent.cells()[0]);
        return "case when " + one + " = 0 or " + other + " = 0 then 0 when " + agrees + " then if(" + other + " <= "
                + dependent.agreeingOther() + ", " + both + ", " + dependent.cells()[1] + ") else if(" + other + " <= "
                + dependent.agreeingOther() + ", " + dependent.cells()[2] + ", " + dependent.cells()[3] + ") end / 1000.0";
    }

    private String agrees(int field, int most) {
        return "l_" + model.fields().get(field).name() + " between 1 and " + most;
    }

    /** What keeps a heavy pair from being a match, as in the engine's decisions: 0 where nothing does. */
    private static String caution() {
        String otherGiven = "(l_given > 5 and l_given not in (7, 9, 10))";
        return "case when l_sin > 3 or l_nam > 3 or l_licence > 3 then 1 when " + otherGiven + " and l_born > 0 then 2"
                + " when l_sin <> 1 and l_nam <> 1 and l_licence <> 1 and not (l_given in (1, 2, 9, 10) and l_born between 1 and 3) then 3"
                + " else 0 end";
    }

    private void table(String name, String query) throws SQLException {
        long began = System.nanoTime();
        sql.execute("create or replace table " + name + " as " + query);
        System.err.printf(Locale.ROOT, "duckdb: %s %.1f s%n", name, (System.nanoTime() - began) / 1e9);
    }

    private static String log2(double value) {
        return String.format(Locale.ROOT, "%.6f", Math.log(value) / Math.log(2));
    }

    private long one(String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
