package qpip.exchange.linkage.evaluation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import qpip.exchange.declaration.BadDeclaration;
import qpip.exchange.declaration.Problem;
import qpip.exchange.declaration.Reading;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Field;
import qpip.exchange.linkage.match.Records;
import qpip.exchange.linkage.match.Values;

/** The records of a folder, and for each what the truth calls it: its person or its id. */
final class Source {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path folder;
    private final Reading<LinkageDeclaration> reading;
    private final LinkageDeclaration declaration;
    private final List<String> columns;
    private final List<Field> fields;
    private final List<Problem> problems = new ArrayList<>();

    private Source(Path folder, Reading<LinkageDeclaration> reading, LinkageDeclaration declaration) {
        this.folder = folder;
        this.reading = reading;
        this.declaration = declaration;
        this.columns = declaration.columns().keySet().stream().toList();
        this.fields = fields(declaration);
    }

    /** Records, with the name of each in the truth (empty where there is none). */
    record Read(Records records, List<String> names, List<List<String>> truePairs) {}

    static Read read(Path folder, Reading<LinkageDeclaration> reading, LinkageDeclaration declaration) {
        Source source = new Source(folder, reading, declaration);
        source.check();
        Records.Builder builder = new Records.Builder(source.fields);
        List<String> read = new ArrayList<>();
        for (int file = 0; file < declaration.files().size(); file++) {
            if (file == 1) {
                builder.secondFile();
            }
            source.readFile(file, (id, name, values) -> {
                builder.add(values);
                read.add(name);
            });
        }
        List<List<String>> pairs =
                declaration.truth().orElse(null) instanceof Truth.PairList list ? source.readPairs(list) : List.of();
        source.stopIfBad();
        Records records = builder.build();
        List<String> names = IntStream.range(0, records.size())
                .mapToObj(record -> read.get(records.added(record)))
                .toList();
        return new Read(records, names, pairs);
    }

    /** A checked declaration's files, one at a time. */
    static Source of(Path folder, Reading<LinkageDeclaration> reading, LinkageDeclaration declaration) {
        Source source = new Source(folder, reading, declaration);
        source.check();
        return source;
    }

    /** Takes a row: its id, what the truth calls it, and its values; empty where there is none. */
    interface Taker {
        void take(String id, String name, List<String> values);
    }

    /** Gives every row of a file, and stops if anything is wrong with it. */
    void each(int file, Taker taker) {
        readFile(file, taker);
        stopIfBad();
    }

    List<Field> fields() {
        return fields;
    }

    /** The columns in their order, those of a date's parts as one field at the end. */
    private static List<Field> fields(LinkageDeclaration declaration) {
        List<Field> fields = new ArrayList<>();
        StringBuilder parts = new StringBuilder();
        declaration.columns().forEach((column, attribute) -> {
            if (attribute.isPartOfDate()) {
                parts.append(parts.length() == 0 ? "" : "+").append(column);
            } else {
                fields.add(new Field(column, attribute));
            }
        });
        if (parts.length() > 0) {
            fields.add(new Field(parts.toString(), Attribute.DATE_OF_BIRTH));
        }
        return List.copyOf(fields);
    }

    private void check() {
        if (fields.isEmpty() || fields.size() > Records.FIELDS_MAX) {
            problems.add(reading.problem(
                    "columns",
                    "columns must name 1 to " + Records.FIELDS_MAX + " things to compare, found " + fields.size()));
        }
        for (Attribute attribute : List.of(
                Attribute.SURNAME,
                Attribute.GIVEN_NAME,
                Attribute.DATE_OF_BIRTH,
                Attribute.BIRTH_YEAR,
                Attribute.BIRTH_MONTH,
                Attribute.BIRTH_DAY)) {
            List<String> same = columns.stream()
                    .filter(column -> declaration.columns().get(column) == attribute)
                    .toList();
            if (same.size() > 1) {
                problems.add(reading.problem(
                        "columns." + same.get(1),
                        "the attribute " + word(attribute) + " is already that of '" + same.get(0)
                                + "'; one column may have it"));
            }
        }
        stopIfBad();
    }

    private static String word(Attribute attribute) {
        return attribute.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void stopIfBad() {
        if (!problems.isEmpty()) {
            throw new BadDeclaration(problems);
        }
    }

    private void readFile(int file, Taker taker) {
        SourceFile source = declaration.files().get(file);
        String at = "files[" + file + "].file";
        try (CSVParser rows = open(source.file())) {
            Map<String, Integer> places = places(rows, source, at);
            if (!problems.isEmpty()) {
                return;
            }
            int[] columnAt = columns.stream()
                    .mapToInt(column -> places.getOrDefault(source.column(column), -1))
                    .toArray();
            int nameAt = nameColumn().map(source::column).map(places::get).orElse(-1);
            int idAt = declaration.id().map(source::column).map(places::get).orElse(-1);
            Iterator<CSVRecord> iterator = rows.iterator();
            while (iterator.hasNext()) {
                CSVRecord row = iterator.next();
                if (row.size() != places.size()
                        && !(row.size() == 1 && row.get(0).isBlank())) {
                    throw new BadDeclaration(List.of(new Problem(
                            folder.resolve(source.file()),
                            (int) rows.getCurrentLineNumber(),
                            "expected " + places.size() + " cells as in the first row, found " + row.size())));
                }
                if (row.size() == places.size()) {
                    taker.take(
                            idAt < 0 ? "" : row.get(idAt).strip(),
                            nameAt < 0 ? "" : name(row.get(nameAt).strip()),
                            values(row, columnAt));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            problems.add(reading.problem(at, unreadable(source.file(), e)));
        }
    }

    private Optional<String> nameColumn() {
        return declaration
                .truth()
                .map(truth -> truth instanceof Truth.Entity entity ? entity.column() : ((Truth.PairList) truth).id());
    }

    private String name(String cell) {
        return declaration.truth().orElseThrow() instanceof Truth.Entity entity ? entity.entity(cell) : cell;
    }

    private CSVParser open(String file) throws IOException {
        Reader reader = new java.io.BufferedReader(new java.io.InputStreamReader(
                Files.newInputStream(folder.resolve(file)),
                Charset.forName(declaration.charset())
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        if (declaration.charset().equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
        }
        return CSVParser.builder()
                .setReader(reader)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(declaration.delimiter())
                        .setIgnoreSurroundingSpaces(true)
                        .get())
                .get();
    }

    /** The place of each column of the first row; the columns that the declaration names must be there. */
    private Map<String, Integer> places(CSVParser rows, SourceFile source, String at) {
        Map<String, Integer> places = new HashMap<>();
        Iterator<CSVRecord> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            problems.add(
                    reading.problem(at, "the file " + source.file() + " is empty; its first row must name columns"));
            return places;
        }
        for (String cell : iterator.next()) {
            if (places.putIfAbsent(cell.strip(), places.size()) != null) {
                problems.add(reading.problem(at, "the file " + source.file() + " names a column twice"));
                return places;
            }
        }
        for (String column : columns) {
            require(places, source, column, "columns." + column);
        }
        nameColumn().ifPresent(column -> require(places, source, column, "truth"));
        declaration.id().ifPresent(column -> require(places, source, column, "id"));
        return places;
    }

    private void require(Map<String, Integer> places, SourceFile source, String column, String at) {
        if (!places.containsKey(source.column(column))) {
            problems.add(reading.problem(
                    at,
                    "the file " + source.file() + " has no column '" + source.column(column) + "'; its columns are "
                            + places.entrySet().stream()
                                    .sorted(Map.Entry.comparingByValue())
                                    .map(Map.Entry::getKey)
                                    .collect(java.util.stream.Collectors.joining(", "))));
        }
    }

    private List<String> values(CSVRecord row, int[] columnAt) {
        List<String> values = new ArrayList<>(fields.size());
        String year = "";
        String month = "";
        String day = "";
        for (int i = 0; i < columnAt.length; i++) {
            Attribute attribute = declaration.columns().getOrDefault(columns.get(i), Attribute.TEXT);
            String cell = row.get(columnAt[i]);
            String text = declaration.missing().contains(cell.strip()) ? "" : cell;
            switch (attribute) {
                case BIRTH_YEAR -> year = text;
                case BIRTH_MONTH -> month = text;
                case BIRTH_DAY -> day = text;
                default -> values.add(Values.normal(attribute, text, declaration.dates()));
            }
        }
        if (values.size() < fields.size()) {
            values.add(Values.date(year, month, day));
        }
        return values;
    }

    private List<List<String>> readPairs(Truth.PairList list) {
        List<List<String>> pairs = new ArrayList<>();
        try (CSVParser rows = open(list.file())) {
            boolean first = true;
            for (CSVRecord row : rows) {
                if (row.size() < 2) {
                    problems.add(reading.problem(
                            "truth.file", "the file " + list.file() + " must have two columns: ids of a pair"));
                    return pairs;
                }
                if (!first) {
                    pairs.add(List.of(row.get(0).strip(), row.get(1).strip()));
                }
                first = false;
            }
        } catch (UncheckedIOException | IOException e) {
            problems.add(reading.problem("truth.file", unreadable(list.file(), e)));
        }
        return pairs;
    }

    /** NB: an exception of a reader may quote what it read, so only its kind is told. */
    private String unreadable(String file, Exception e) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "the file " + file + " isn't in the folder of " + LinkageDeclaration.NAME;
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof java.nio.charset.CharacterCodingException
                ? "the file " + file + " isn't " + declaration.charset() + "; name its charset"
                : "the file " + file + " isn't CSV that can be read ("
                        + cause.getClass().getSimpleName() + ")";
    }
}
