package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a night leaves behind, whoever did it and in how many attempts: every row of the business tables, every file
 * here and in the partners' mailboxes, and whether the batch repository holds anything that did not end well.
 */
record Traces(SortedMap<String, List<String>> tables, SortedMap<String, String> files) {

    /** Who holds a lease, who looked when, and which migration ran are of the attempts and not of the night. */
    private static final Set<String> LEFT_OUT = Set.of("lease", "access_log", "flyway_schema_history");

    /** A restart without a night takes the time of day. */
    private static final Set<String> TIMES = Set.of("execution.ended_at");

    private static final String NOT_ENDED_WELL =
            "select i.job_name || ' ' || coalesce(max(e.status), 'never executed') from batch_job_instance i"
                    + " left join batch_job_execution e on e.job_instance_id = i.job_instance_id and e.job_execution_id ="
                    + " (select max(l.job_execution_id) from batch_job_execution l where l.job_instance_id = i.job_instance_id)"
                    + " group by i.job_instance_id, i.job_name having max(e.status) is null or max(e.status) <> 'COMPLETED'"
                    + " union all select 'an execution still ' || status from batch_job_execution where end_time is null"
                    + " order by 1";

    private static final int TOLD_MAX = 4;

    static Traces of(Place place) {
        TreeMap<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), "")) {
            for (String table : names(connection)) {
                tables.put(table, rows(connection, "select * from " + table));
            }
            tables.put("(not ended well)", rows(connection, NOT_ENDED_WELL));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        TreeMap<String, String> files = new TreeMap<>();
        for (String folder : List.of("archive", "inbound", "outbound", "quarantine")) {
            files(place.data().resolve(folder), place.folder(), files);
        }
        for (String partner : Place.PARTNERS) {
            files(place.server().resolve(partner), place.folder(), files);
        }
        return new Traces(tables, files);
    }

    /** The executions that have not ended. */
    static List<String> unfinished(Place place) {
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), "")) {
            return rows(connection, "select id from execution where ended_at is null or status = 'FAILED'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the two differ, shortly: names of tables and files, and counts; the rows are those of invented people. */
    List<String> differences(Traces expected) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(tables.keySet());
        names.addAll(expected.tables.keySet());
        for (String name : names) {
            compare(
                    "table " + name,
                    tables.getOrDefault(name, List.of()),
                    expected.tables.getOrDefault(name, List.of()),
                    differences);
        }
        compare("files", entries(files), entries(expected.files), differences);
        return differences;
    }

    /** The rows of tables that hold something only while an execution is under way. */
    List<String> staged() {
        return tables.entrySet().stream()
                .filter(table -> table.getKey().startsWith("staged_")
                        || table.getKey().equals("examined_claim")
                        || table.getKey().startsWith("("))
                .flatMap(table -> table.getValue().stream().map(row -> table.getKey() + ": " + row))
                .toList();
    }

    private static void compare(String what, List<String> found, List<String> expected, List<String> differences) {
        List<String> extra = without(found, expected);
        List<String> missing = without(expected, found);
        extra.stream().limit(TOLD_MAX).forEach(one -> differences.add(what + " has too much: " + one));
        missing.stream().limit(TOLD_MAX).forEach(one -> differences.add(what + " lacks: " + one));
        if (extra.size() + missing.size() > TOLD_MAX) {
            differences.add(what + ": " + extra.size() + " too many, " + missing.size() + " lacking");
        }
    }

    private static List<String> without(List<String> all, List<String> those) {
        List<String> rest = new ArrayList<>(all);
        for (String one : those) {
            rest.remove(one);
        }
        return rest;
    }

    private static List<String> entries(SortedMap<String, String> files) {
        return files.entrySet().stream()
                .map(file -> file.getKey() + " " + file.getValue())
                .toList();
    }

    private static List<String> names(Connection connection) throws SQLException {
        return rows(
                        connection,
                        "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'")
                .stream()
                .filter(table -> !table.startsWith("batch_") && !LEFT_OUT.contains(table))
                .toList();
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static String row(ResultSet result) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            String value = result.getString(i);
            String column = result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
            boolean time = value != null && TIMES.stream().anyMatch(name -> name.endsWith("." + column));
            values.add(time ? "some time" : String.valueOf(value));
        }
        return String.join(" | ", values);
    }

    private static void files(Path folder, Path root, TreeMap<String, String> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(file).toString(), sha256(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return tables.values().stream().mapToInt(List::size).sum() + " rows and " + files.size() + " files: "
                + new String(String.join(" ", files.keySet()).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
