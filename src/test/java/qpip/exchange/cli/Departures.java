package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who and what may leave, checked on the files of a data folder by the register as it stands and the partners'
 * agreements, and by nothing of the program: for a demonstration's folder as for a test's.
 */
final class Departures {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{9}(?![0-9])|[A-Z]{4}[0-9]{8}");

    /** A shorter name may be somebody else's, cut. */
    private static final int CUT_FROM = 20;

    private static final String BEFORE = "00000000";

    private final Path declarations;
    private final Map<String, Set<Long>> numbers = new HashMap<>();
    private final Map<String, List<Named>> born = new HashMap<>();
    private final Map<String, Long> asked = new HashMap<>();
    /**
     * The night of the load with which a claimant's claim was closed; before all nights what the first load brought.
     */
    private final Map<Long, String> closedOn = new HashMap<>();

    private final Set<Long> claimants;
    private final Set<Long> formerClaimants;
    private final Set<Long> parentsOfBirths;
    private final Set<Long> spouses;
    private final Set<Long> spousesWithSupplement;

    private Departures(Connection connection, Path data, Path declarations) throws SQLException {
        this.declarations = declarations;
        loads(data).forEach(this::closings);
        each(
                connection,
                "select number, person_id from identifier",
                row -> numbers.computeIfAbsent(row.getString(1), number -> new TreeSet<>())
                        .add(row.getLong(2)));
        each(
                connection,
                "select id, surname, born_on from person where born_on is not null",
                row -> born.computeIfAbsent(row.getString(3), day -> new ArrayList<>())
                        .add(new Named(row.getLong(1), folded(row.getString(2)))));
        each(connection, "select ref, person_id from request", row -> asked.put(row.getString(1), row.getLong(2)));
        claimants = persons(connection, "select claimant_id from claim where status = 'OPEN'");
        formerClaimants = persons(connection, "select claimant_id from claim where status <> 'OPEN'");
        parentsOfBirths = persons(
                connection,
                "select c.claimant_id from claim c join event e on e.id = c.event_id where c.status = 'OPEN' and e.type"
                        + " = 'BIRTH' and e.province = 'QC' union select c.other_parent from claim c join event e on"
                        + " e.id = c.event_id where c.status = 'OPEN' and e.type = 'BIRTH' and e.province = 'QC'");
        spouses = persons(connection, "select spouse_at_first_filing from claim union select other_parent from claim");
        spousesWithSupplement = persons(
                connection,
                "select spouse_at_first_filing from claim where status = 'OPEN' and low_income_rule = 'FAMILY_2006'"
                        + " and supplement_requested = true and filed_on < date '2021-09-26'");
    }

    /** What is wrong with the files that left from a data folder whose database is H2; files in order. */
    static List<String> problems(Path data, Path declarations) {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + data.toAbsolutePath().resolve("db/exchange"), "exchange", "")) {
            Departures departures = new Departures(connection, data, declarations);
            List<String> problems = new ArrayList<>();
            for (Path file : files(data)) {
                problems.addAll(departures.problems(file));
            }
            return problems;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The extracts that left, without our acknowledgements. */
    static List<Path> files(Path data) {
        try (Stream<Path> files = Files.walk(data.resolve("outbound"))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("[A-Z]{2}-OUT-[0-9]{2}_[0-9]{8}_[0-9]+\\.(txt|csv|xml)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> problems(Path path) {
        OutboundFile file = OutboundFile.read(path, declarations);
        List<String> problems = new ArrayList<>();
        List<String> permitted = permitted(file);
        if (permitted.isEmpty()) {
            problems.add(path.getFileName() + ": no agreement in force permits it");
        }
        for (int i = 0; i < file.details().size(); i++) {
            String place = path.getFileName() + " record " + (i + 1) + ": ";
            OutboundFile.Detail detail = file.details().get(i);
            detail.listed().stream()
                    .filter(field -> !permitted.contains(field))
                    .forEach(field -> problems.add(place + "field " + field + " is not permitted"));
            detail.beside().forEach(what -> problems.add(place + "there is " + what));
            persons(file, detail).forEach(problem -> problems.add(place + problem));
        }
        return problems;
    }

    private List<String> persons(OutboundFile file, OutboundFile.Detail detail) {
        List<Set<Long>> candidates = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        detail.fields()
                .values()
                .forEach(values -> values.forEach(value -> NUMBER.matcher(value)
                        .results()
                        .map(number -> numbers.get(number.group()))
                        .filter(persons -> persons != null)
                        .forEach(candidates::add)));
        candidates.addAll(named(detail, "surname-birth", "dob"));
        candidates.addAll(named(detail, "parents.surname", "parents.dob"));
        Set<Long> all = candidates.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        if (all.isEmpty()) {
            problems.add("somebody who is not on the register");
        }
        String ref = detail.fields().getOrDefault("request-ref", List.of("")).get(0);
        if (!ref.isEmpty() && !all.contains(asked.getOrDefault(ref, -1L))) {
            problems.add("its reference is of somebody else");
        }
        // NB: where two of the register share a number or names, a value speaks of the one who is covered.
        Set<Long> covered = covered(file);
        candidates.stream()
                .filter(persons -> persons.stream().noneMatch(covered::contains))
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .map(this::who)
                .forEach(problems::add);
        return problems;
    }

    private Set<Long> covered(OutboundFile file) {
        Set<Long> covered = new HashSet<>(covered(file.exchange()));
        if (covered.containsAll(claimants)) {
            closedOn.forEach((person, night) -> {
                if (night.compareTo(file.night()) > 0) {
                    covered.add(person);
                }
            });
        }
        return covered;
    }

    /** The folders from which the register was loaded, by the night; none where it was loaded otherwise. */
    private static List<Path> loads(Path data) {
        Path register = data.resolve("register");
        if (!Files.isDirectory(register)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(register)) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Claim, event, claimant; the status is last. */
    private void closings(Path load) {
        String night =
                closedOn.isEmpty() ? BEFORE : load.getFileName().toString().replace("-", "");
        try (Stream<Path> files = Files.list(load)) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("REG-CLAIMS_[0-9]+\\.csv"))
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.endsWith(";CLOSED"))
                        .forEach(line -> closedOn.putIfAbsent(Long.valueOf(line.split(";")[2]), night));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** NB: a table of its own, so that whoever adds an exchange has to say here whom it may be about. */
    private Set<Long> covered(String exchange) {
        return switch (exchange) {
            case "CN-OUT-01", "RA-OUT-01", "SA-OUT-01", "SC-OUT-01", "SC-OUT-02" -> claimants;
            case "DE-OUT-01" -> parentsOfBirths;
            case "RQ-OUT-01" -> union(claimants, spousesWithSupplement);
            // A slip is owed for weeks that were paid, and a debt is due, whether or not the claim has ended since.
            case "RQ-OUT-02", "RQ-OUT-03" -> union(claimants, formerClaimants);
            default -> Set.of();
        };
    }

    private String who(long person) {
        return formerClaimants.contains(person)
                ? "a claimant whose claim is closed"
                : spouses.contains(person) ? "a spouse or other parent" : "a person who is not covered";
    }

    /** Whom each name and date of birth may be of. */
    private List<Set<Long>> named(OutboundFile.Detail detail, String surname, String day) {
        List<String> surnames = detail.fields().getOrDefault(surname, List.of());
        List<String> days = detail.fields().getOrDefault(day, List.of());
        List<Set<Long>> persons = new ArrayList<>();
        for (int i = 0; i < Math.min(surnames.size(), days.size()); i++) {
            String name = folded(surnames.get(i));
            persons.add(born.getOrDefault(day(days.get(i)), List.of()).stream()
                    .filter(person -> person.surname().equals(name)
                            || name.length() >= CUT_FROM && person.surname().startsWith(name))
                    .map(Named::id)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        return persons;
    }

    private List<String> permitted(OutboundFile file) {
        Path partner = OutboundFile.mapping(declarations, file.exchange()).resolveSibling("partner.yaml");
        LocalDate night = LocalDate.parse(file.night(), DateTimeFormatter.BASIC_ISO_DATE);
        List<String> permitted = new ArrayList<>();
        for (Tree agreement : Tree.read(partner).trees("agreements")) {
            boolean inForce = !night.isBefore(LocalDate.parse(agreement.text("received-by-commission"))
                            .plusDays(30))
                    && !night.isAfter(LocalDate.parse(agreement.text("expires")));
            if (inForce && file.agreement().equals(agreement.text("number"))) {
                permitted.addAll(agreement.tree("permits").texts(file.exchange()));
            }
        }
        return permitted;
    }

    private static String day(String text) {
        return text.matches("[0-9]{8}")
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
                : text;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE");
    }

    private static Set<Long> union(Set<Long> one, Set<Long> other) {
        Set<Long> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Set<Long> persons(Connection connection, String sql) throws SQLException {
        Set<Long> persons = new HashSet<>();
        each(connection, sql, row -> persons.add(row.getLong(1)));
        return persons;
    }

    private static void each(Connection connection, String sql, Row row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.take(rows);
            }
        }
    }

    private record Named(long id, String surname) {}

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }
}
