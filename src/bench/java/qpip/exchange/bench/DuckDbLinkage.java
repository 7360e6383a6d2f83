package qpip.exchange.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final String SURNAMES = " join sounds s on s.name = t.surname";
    private static final String GIVENS = " join sounds g on g.name = t.given";

    private static final List<Key> KEYS = List.of(
            new Key("t.sin", ""),
            new Key("t.nam", ""),
            new Key("t.licence", ""),
            new Key("t.either, s.sound", SURNAMES),
            new Key("t.either, g.sound", GIVENS),
            new Key("t.year, s.sound, g.sound", SURNAMES + GIVENS),
            new Key("t.year, least(t.surname_sound, t.given_sound), greatest(t.surname_sound, t.given_sound)", ""),
            new Key("t.year, t.month, s.sound, t.initial", SURNAMES),
            new Key("t.month, t.day, s.sound, t.initial", SURNAMES),
            new Key("t.year, t.day, s.sound, t.initial", SURNAMES),
            new Key("t.postcode, t.initial, t.year", ""),
            new Key("t.postcode, t.either", ""),
            new Key("t.postcode, s.sound, g.sound", SURNAMES + GIVENS),
            new Key("t.either, t.surname_start, t.given_start", ""),
            new Key("s.sound, g.sound", SURNAMES + GIVENS));

    /** So many records at a time are compared, so that they fit the nearer memory. */
    private static final int CHUNK = 1_000_000;

    private static final int NAMES = KEYS.size() - 1;

    /** NB: distances take most of the time, and are asked for only where a faster likeness, or a count, says they are small. */
    private static final List<String> MACROS = List.of(
            "name_level(a, b, s, t, alike) as case when a is null or b is null then 0 when a = b then 1"
                    + " when least(length(a), length(b)) <= 1 then if(left(a, 1) = left(b, 1), 7, 11)"
                    + " when alike < 0.7 and least(length(a), length(b)) > 3 then if(s = t, 4, 11)"
                    + " when least(length(a), length(b)) >= 3 and damerau_levenshtein(a, b) = 1 then 3 when s = t then 4"
                    + " when least(length(a), length(b)) >= 5 and damerau_levenshtein(a, b) = 2 then 5 when alike >= 0.88 then 6"
                    + " when least(length(a), length(b)) >= 3 and (starts_with(a, b) or starts_with(b, a)) then 7"
                    + " when alike >= 0.75 then 8 else 11 end",
            "alike(a, b) as if(a = b, 1, jaro_winkler_similarity(a, b))",
            "date_level(a, b, y, z, m, n, d, e) as case when a is null or b is null then 0 when a = b then 1"
                    + " when y = z and m = e and d = n then 2 when hamming(a, b) <= 2 and damerau_levenshtein(a, b) = 1 then 3"
                    + " when y = z and m = n then 4 when y = z and d = e then 5 when m = n and d = e then 6"
                    + " when jaro_similarity(a, b) >= 0.7 and damerau_levenshtein(a, b) = 2 then 7 when y = z then 9"
                    + " when abs(y - z) <= 1 then 10 else 11 end",
            "code_level(a, b) as case when a is null or b is null then 0 when a = b then 1"
                    + " when jaro_similarity(a, b) < 0.6 then if(left(a, 3) = left(b, 3), 4, 5)"
                    + " when damerau_levenshtein(a, b) = 1 then 2 when damerau_levenshtein(a, b) = 2 then 3"
                    + " when left(a, 3) = left(b, 3) then 4 else 5 end",
            "nam_level(a, b) as case when a is null or b is null then 0 when a = b then 1"
                    + " when left(a, 10) = left(b, 10) then 4 when jaro_similarity(a, b) >= 0.8 and damerau_levenshtein(a, b) = 1 then 2 else 5 end",
            "sex_level(a, b) as case when a is null or b is null then 0 when a = b then 1 else 3 end");

    /** NB: names are compared crosswise only where they are unlike their counterparts, which few are that are like the other. */
    private static final String CROSSING = "case when alike_surname < 0.88 and alike_given < 0.88 then name_level(r_surname_name,"
            + " e_given_name, r_surname_sound, e_given_sound, alike(r_surname_name, e_given_name)) end crossed, case when alike_surname < 0.88"
            + " and alike_given < 0.88 and (r_surname_sound = e_given_sound or alike(r_surname_name, e_given_name) >= 0.7) then"
            + " name_level(r_given_name, e_surname_name, r_given_sound, e_surname_sound, alike(r_given_name, e_surname_name)) end back";

    private final Statement sql;
    private final TrainedModel model;

    private DuckDbLinkage(Statement sql, TrainedModel model) {
        this.sql = sql;
        this.model = model;
    }

    public static void main(String[] arguments) throws SQLException {
        Path town = Path.of(arguments[0]);
        TrainedModel model = TrainedModel.read(town.resolve("model.json"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("set threads = " + arguments[1]);
            sql.execute("set memory_limit = '8GB'");
            sql.execute("set temp_directory = '" + town.resolve("duck.tmp") + "'");
            sql.execute("set preserve_insertion_order = false");
            new DuckDbLinkage(sql, model).link(town, connection.unwrap(DuckDBConnection.class));
        }
    }

    private void link(Path town, DuckDBConnection connection) throws SQLException {
        long began = System.nanoTime();
        table("r_raw", "select row_number() over ()::int place, * from " + csv(town, "register.csv"));
        table("e_raw", "select * replace (record::int as record) from " + csv(town, "extract.csv"));
        long spoken = speak(connection);
        for (String macro : MACROS) {
            sql.execute("create or replace macro " + macro);
        }
        prepare("r", "place, person");
        prepare("e", "record, person");
        sql.execute("drop table e_raw");
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
        sql.execute("create or replace table spoken (raw varchar, id int, name varchar, sound int, initial int, start int)");
        sql.execute("create or replace table sounds (name int, sound int)");
        List<String> names = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select surname from r_raw union select given from r_raw union select second from r_raw"
                + " union select surname from e_raw union select given from e_raw union select second from e_raw")) {
            while (rows.next()) {
                if (rows.getString(1) != null) {
                    names.add(rows.getString(1));
                }
            }
        }
        Map<String, Integer> codes = new HashMap<>();
        try (DuckDBAppender spoken = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "spoken");
                DuckDBAppender sounds = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "sounds")) {
            int id = 0;
            for (String raw : names) {
                String name = Values.normal(Attribute.SURNAME, raw, DateOrder.YEAR_FIRST);
                if (!name.isEmpty()) {
                    NameForm form = NameForm.of(name);
                    Set<String> all = new LinkedHashSet<>();
                    all.add(form.sound().isEmpty() ? form.compact() : form.sound());
                    all.addAll(form.parts());
                    spoken.beginRow();
                    spoken.append(raw);
                    spoken.append(++id);
                    spoken.append(form.compact());
                    spoken.append(code(codes, all.iterator().next()));
                    spoken.append(code(codes, beginning(form.first(), 1)));
                    spoken.append(code(codes, beginning(form.compact(), 3)));
                    spoken.endRow();
                    for (String sound : all) {
                        sounds.beginRow();
                        sounds.append(id);
                        sounds.append(code(codes, sound));
                        sounds.endRow();
                    }
                }
            }
        }
        return System.nanoTime() - began;
    }

    private static int code(Map<String, Integer> codes, String text) {
        return codes.computeIfAbsent(text, unknown -> codes.size() + 1);
    }

    private static String beginning(String text, int letters) {
        return text.substring(0, Math.min(letters, text.length()));
    }

    private void prepare(String table, String ids) throws SQLException {
        table(
                table,
                "select " + ids + ", s.id surname, g.id given, sex, postcode, sin, nam, licence, s.name surname_name,"
                        + " s.sound surname_sound, s.start surname_start, g.name given_name, g.sound given_sound, g.start given_start,"
                        + " g.initial, n.name second_name, n.sound second_sound, born, year, month, day,"
                        + " year * 10000 + least(month, day) * 100 + greatest(month, day) either"
                        + " from (select *, left(born, 4)::int as year, born[6:7]::int as month, born[9:10]::int as day"
                        + " from " + table + "_raw) t left join spoken s on s.raw = t.surname"
                        + " left join spoken g on g.raw = t.given left join spoken n on n.raw = t.second");
    }

    /** What the frequency of each value of each row of the register tells, in bits. */
    private void weigh() throws SQLException {
        StringBuilder columns = new StringBuilder("select r.*");
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
        table("keys", keys("r", "t.place"));
        table(
                "large",
                "select key from keys group by key having count(*) > if(any_value(kind) = " + NAMES + ", 40, 400)");
        table("small", "select key, place from keys anti join large using (key)");
        table("pairs", "select distinct k.record, small.place from (" + keys("e", "t.record") + ") k join small using (key)");
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
        List<String> values = List.of("surname_name", "surname_sound", "given_name", "given_sound", "second_name", "second_sound",
                "born", "year", "month", "day", "sex", "postcode", "sin", "nam", "licence");
        String both = values.stream()
                .map(value -> ", r." + value + " r_" + value + ", e." + value + " e_" + value)
                .collect(Collectors.joining());
        String bits = model.fields().stream().map(field -> ", b_" + field.name()).collect(Collectors.joining());
        String levels = model.fields().stream()
                .map(field -> ", " + level(field) + " l_" + field.name())
                .collect(Collectors.joining());
        String pairs = "select p.record, r.person" + bits + both
                + " from (select * from pairs where record between %1$d and %2$d) p"
                + " join (select * from e where record between %1$d and %2$d) e on e.record = p.record join told r on r.place = p.place";
        String alike = "select *, alike(r_surname_name, e_surname_name) alike_surname, alike(r_given_name, e_given_name) alike_given,"
                + " alike(r_second_name, e_second_name) alike_second from (" + pairs + ")";
        String own = "select record, person" + bits + levels + ", " + CROSSING + " from (" + alike + ")";
        String compared = "select * exclude (crossed, back) replace (" + swapped("l_surname", "crossed") + " as l_surname, "
                + swapped("l_given", "back") + " as l_given) from (" + own + ")";
        String scored = "select record, person, " + weight(one("select count(distinct person) from r")) + " weight, " + caution()
                + " caution from (" + compared + ")";
        sql.execute("create or replace table scored (record int, person varchar, weight double, caution int)");
        long began = System.nanoTime();
        long records = one("select max(record) from e");
        for (long first = 0; first <= records; first += CHUNK) {
            sql.execute("insert into scored " + scored.replace("%1$d", Long.toString(first)).replace("%2$d", Long.toString(first + CHUNK - 1)));
        }
        System.err.printf(Locale.ROOT, "duckdb: scored %.1f s%n", (System.nanoTime() - began) / 1e9);
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
        String name = field.name();
        String two = "(r_" + name + ", e_" + name + ")";
        return switch (name) {
            case "surname", "given", "second" ->
                String.format("name_level(r_%1$s_name, e_%1$s_name, r_%1$s_sound, e_%1$s_sound, alike_%1$s)", name);
            case "born" -> "date_level(r_born, e_born, r_year, e_year, r_month, e_month, r_day, e_day)";
            case "sex" -> "sex_level" + two;
            case "nam" -> "nam_level" + two;
            default -> "code_level" + two;
        };
    }

    private static String swapped(String own, String crossed) {
        return "case when l_surname > 6 and l_given > 6 and crossed between 1 and 6 and back between 1 and 6 then if(" + crossed
                + " = 1, 9, 10) else " + own + " end";
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
