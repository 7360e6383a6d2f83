package qpip.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The map of packages, as the README's table gives it: the rows in their order. */
record PackageMap(Map<String, Row> rows, List<String> faults) {

    private static final String TITLE = "| package | what it is for | may use |";
    private static final String PLANNED = "(planned)";
    private static final String EVERYTHING = "everything above";

    /** A row's package, whether it is yet to be written, and the packages that it may use. */
    record Row(String name, boolean planned, Set<String> mayUse) {}

    /** One class uses another; both names are relative to the base package: {@code fact.Facts}. */
    record Use(String user, String used) implements Comparable<Use> {

        @Override
        public int compareTo(Use other) {
            return toString().compareTo(other.toString());
        }

        private String userPackage() {
            return firstSegment(user);
        }

        private String usedPackage() {
            return firstSegment(used);
        }
    }

    static PackageMap read(String markdown) {
        List<String> table = markdown.lines()
                .dropWhile(line -> !line.equals(TITLE))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        if (table.isEmpty()) {
            throw new IllegalArgumentException("no table under the line '" + TITLE + "'");
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (String line : table) {
            addRow(line, rows, faults);
        }
        return new PackageMap(rows, faults);
    }

    private static void addRow(String line, Map<String, Row> rows, List<String> faults) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 5) {
            faults.add("a row has three columns, this one doesn't: " + line);
            return;
        }
        String name = cells.get(1).replace(PLANNED, "").replace("`", "").strip();
        if (cells.get(2).isEmpty()) {
            faults.add("the row of " + name + " doesn't say what the package is for");
        }
        Set<String> mayUse = mayUse(name, cells.get(3), rows.keySet(), faults);
        if (rows.put(name, new Row(name, cells.get(1).contains(PLANNED), mayUse)) != null) {
            faults.add("two rows for " + name);
        }
    }

    private static Set<String> mayUse(String name, String cell, Set<String> above, List<String> faults) {
        Set<String> mayUse = new TreeSet<>();
        if (cell.startsWith(EVERYTHING)) {
            mayUse.addAll(above);
            mayUse.removeAll(named(name, cell.substring(EVERYTHING.length()).replace(" but ", ""), above, faults));
        } else if (!cell.equals("-")) {
            mayUse.addAll(named(name, cell, above, faults));
        }
        return mayUse;
    }

    private static Set<String> named(String name, String list, Set<String> above, List<String> faults) {
        Set<String> named = Arrays.stream(list.split(","))
                .map(word -> word.replace("`", "").strip())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        named.stream()
                .filter(word -> !above.contains(word))
                .forEach(word -> faults.add("the row of " + name + " names " + word
                        + ", which no earlier row is about; earlier are " + above));
        return named;
    }

    /** What is wrong with the map itself, and where the packages and what their classes use differ from it. */
    List<String> problems(Set<String> packages, Set<Use> uses) {
        List<String> problems = new ArrayList<>(faults);
        for (String name : new TreeSet<>(packages)) {
            if (!rows.containsKey(name)) {
                problems.add("no row for the package " + name);
            }
        }
        for (Row row : rows.values()) {
            if (row.planned() && packages.contains(row.name())) {
                problems.add("the package " + row.name() + " exists: take " + PLANNED + " out of its row");
            }
            if (!row.planned() && !packages.contains(row.name())) {
                problems.add("no package for the row of " + row.name() + ": mark it " + PLANNED + " or take it out");
            }
        }
        uses.stream().sorted().filter(this::isForbidden).map(this::refusal).forEach(problems::add);
        return problems;
    }

    private boolean isForbidden(Use use) {
        return rows.containsKey(use.userPackage())
                && !use.userPackage().equals(use.usedPackage())
                && !rows.get(use.userPackage()).mayUse().contains(use.usedPackage());
    }

    private String refusal(Use use) {
        Set<String> mayUse = rows.get(use.userPackage()).mayUse();
        return use.user() + " uses " + use.used() + ", but " + use.userPackage() + " may use "
                + (mayUse.isEmpty() ? "no other package" : "only " + String.join(", ", mayUse));
    }

    /** The package of a class; a class of the base package itself counts as a package of its own, which has no row. */
    static String firstSegment(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
