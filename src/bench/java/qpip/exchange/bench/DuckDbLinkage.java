package qpip.exchange.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.linkage.match.Bits;

/**
 * Fellegi and Sunter's model in SQL on DuckDB, as Splink does it: the union of blocking rules, levels by Jaro–Winkler,
 * weights with the frequencies of names, the best person of each record. The weights are those of the town's model.
 */
final class DuckDbLinkage {

    private static final List<String> RULES = List.of(
            "r.sin = e.sin",
            "r.nam = e.nam",
            "r.licence = e.licence",
            "r.born = e.born and r.surname = e.surname",
            "r.born = e.born and r.given = e.given",
            "r.surname = e.surname and r.given = e.given and year(r.born) = year(e.born)",
            "r.postcode = e.postcode and left(r.given, 1) = left(e.given, 1) and year(r.born) = year(e.born)",
            "r.postcode = e.postcode and r.surname = e.surname and r.given = e.given");

    private DuckDbLinkage() {}

    public static void main(String[] arguments) throws SQLException {
        Path town = Path.of(arguments[0]);
        TrainedModel model = TrainedModel.read(town.resolve("model.json"));
        long began = System.nanoTime();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + town.resolve("duck.db"));
                Statement sql = connection.createStatement()) {
            sql.execute("set threads = " + arguments[1]);
            sql.execute("set memory_limit = '6GB'");
            sql.execute("set preserve_insertion_order = false");
            load(sql, town, "r", "register.csv", "person");
            load(sql, town, "e", "extract.csv", "record, person");
            sql.execute("create or replace table names as select surname, count(*) / sum(count(*)) over () frequency from r group by surname");
            sql.execute("create or replace table givens as select given, count(*) / sum(count(*)) over () frequency from r group by given");
            sql.execute("create or replace table pairs as select distinct * from ("
                    + RULES.stream()
                            .map(rule -> "select e.record, r.place from e join r on " + rule)
                            .collect(Collectors.joining(" union all "))
                    + ")");
            long persons = one(sql, "select count(distinct person) from r");
            sql.execute("create or replace table scored as select p.record, r.person, max(" + weight(model, persons)
                    + ") weight from pairs p join e on e.record = p.record join r on r.place = p.place"
                    + " left join names n on n.surname = r.surname left join givens g on g.given = r.given group by all");
            sql.execute("create or replace table decided as select record, arg_max(person, weight) person, max(weight) weight"
                    + " from scored group by record having max(weight) > " + Math.log(999) / Math.log(2));
            double seconds = (System.nanoTime() - began) / 1e9;
            long decided = one(sql, "select count(*) from decided");
            long right = one(sql, "select count(*) from decided d join e on e.record = d.record where e.person = d.person");
            long findable = one(sql, "select count(*) from e where person in (select person from r)");
            System.out.printf(
                    Locale.ROOT,
                    "RESULT %d %.3f %.8f %.8f%n",
                    one(sql, "select count(*) from e"),
                    seconds,
                    right / (double) Math.max(1, decided),
                    right / (double) Math.max(1, findable));
        }
    }

    private static void load(Statement sql, Path town, String table, String file, String ids) throws SQLException {
        sql.execute("create or replace table " + table + " as select row_number() over () as place, " + ids
                + ", upper(strip_accents(surname)) surname, upper(strip_accents(given)) given, try_cast(born as date) born, sex,"
                + " postcode, sin, nam, licence from read_csv('" + town.resolve(file) + "', all_varchar = true, nullstr = '')");
    }

    /** The weight of a pair in bits: the prior, and of each field what its level says; missing values say nothing. */
    private static String weight(TrainedModel model, long persons) {
        double share = model.share() / persons;
        StringBuilder weight = new StringBuilder().append(log2(share / (1 - share)));
        for (TrainedModel.TrainedField field : model.fields()) {
            String column = field.name();
            if (column.equals("second")) {
                continue;
            }
            boolean name = column.equals("surname") || column.equals("given");
            String frequency = column.equals("surname")
                    ? log2(field.levels().get(1).m()) + " - log2(n.frequency)"
                    : column.equals("given") ? log2(field.levels().get(1).m()) + " - log2(g.frequency)" : bits(field, 1, 1);
            weight.append(" + case when r.").append(column).append(" is null or e.").append(column).append(" is null then 0 when r.")
                    .append(column).append(" = e.").append(column).append(" then ").append(frequency);
            if (name) {
                weight.append(" when jaro_winkler_similarity(r.").append(column).append(", e.").append(column)
                        .append(") >= 0.92 then ").append(bits(field, 2, 6));
            } else if (!column.equals("sex") && !column.equals("born") && !column.equals("postcode")) {
                weight.append(" when damerau_levenshtein(r.").append(column).append(", e.").append(column)
                        .append(") = 1 then ").append(bits(field, 2, 2));
            } else if (column.equals("born")) {
                weight.append(" when year(r.born) = year(e.born) or month(r.born) = month(e.born) and day(r.born) = day(e.born) then ")
                        .append(bits(field, 2, 10));
            }
            int last = field.levels().size() - 1;
            weight.append(" else ").append(bits(field, last, last)).append(" end");
        }
        return weight.toString();
    }

    private static String bits(TrainedModel.TrainedField field, int from, int to) {
        double m = 0;
        double u = 0;
        for (int level = from; level <= to; level++) {
            m += field.levels().get(level).m();
            u += field.levels().get(level).u();
        }
        return String.format(Locale.ROOT, "%.4f", Bits.of(m / u) / (double) Bits.BIT);
    }

    private static String log2(double value) {
        return String.format(Locale.ROOT, "%.6f", Math.log(value) / Math.log(2));
    }

    private static long one(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
