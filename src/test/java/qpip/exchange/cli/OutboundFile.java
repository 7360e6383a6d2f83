package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A file that we wrote, read by somebody who knows its mapping but none of the program's classes: what each detail
 * record says, field by field, and whatever it holds beside its fields.
 *
 * @param agreement the number of the agreement in the header
 */
record OutboundFile(String exchange, String night, String agreement, List<Detail> details) {

    /**
     * One record: values by the name of their field ({@code parents.surname} within a group, several in order), and
     * what belongs to no field.
     */
    record Detail(Map<String, List<String>> fields, List<String> beside) {

        /** The first part of a field's name is what an agreement lists. */
        List<String> listed() {
            return fields.keySet().stream()
                    .map(name -> name.split("\\.")[0])
                    .distinct()
                    .toList();
        }
    }

    /** Reads a file by the declarations under a folder. */
    static OutboundFile read(Path file, Path declarations) {
        String[] name = file.getFileName().toString().split("_");
        Tree mapping = Tree.read(mapping(declarations, name[0]));
        Tree format = mapping.tree("format");
        String text = text(file, Charset.forName(mapping.text("charset")));
        return switch (format.text("kind")) {
            case "FixedWidth" -> fixed(name, mapping, text);
            case "Csv" -> csv(name, mapping, format, text);
            case "Xml" -> xml(name, mapping, format, file);
            default -> throw new IllegalArgumentException("a format that this reader does not know");
        };
    }

    /** The mapping of an exchange. */
    static Path mapping(Path declarations, String exchange) {
        try (Stream<Path> files = Files.walk(declarations.resolve("mappings"))) {
            return files.filter(path -> path.endsWith(exchange + ".yaml"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutboundFile fixed(String[] name, Tree mapping, String text) {
        Tree layout = detail(mapping);
        List<Detail> details = new ArrayList<>();
        String agreement = "";
        for (String line : text.split("\r\n|\n")) {
            if (line.startsWith("00")) {
                agreement = cut(line, field(header(mapping), "agreement-no"));
            } else if (line.startsWith(layout.text("identifier"))) {
                details.add(fixed(layout, line));
            }
        }
        return new OutboundFile(name[0], name[1], agreement, details);
    }

    private static Detail fixed(Tree layout, String line) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        StringBuilder rest = new StringBuilder(line);
        for (Tree field : fields(layout)) {
            String value = cut(line, field);
            int at = field.number("at") - 1;
            rest.replace(at, at + field.number("length"), " ".repeat(field.number("length")));
            if (!value.isEmpty()) {
                fields.put(field.text("name"), List.of(value));
            }
        }
        return new Detail(fields, rest.toString().isBlank() ? List.of() : List.of("characters outside the fields"));
    }

    private static String cut(String line, Tree field) {
        int at = field.number("at") - 1;
        return line.substring(at, at + field.number("length")).strip();
    }

    private static OutboundFile csv(String[] name, Tree mapping, Tree format, String text) {
        char delimiter = format.text("delimiter").charAt(0);
        List<List<String>> rows = cells(text, delimiter);
        List<String> columns = rows.get(1).stream()
                .map(column -> column.replaceAll("([A-Z0-9]+)", "-$1").toLowerCase(Locale.ROOT))
                .toList();
        List<Detail> details = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size() - 1)) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
                if (!row.get(i).isEmpty()) {
                    fields.put(named(mapping, columns.get(i)), List.of(row.get(i)));
                }
            }
            details.add(
                    new Detail(fields, row.size() > columns.size() ? List.of("cells without a column") : List.of()));
        }
        return new OutboundFile(name[0], name[1], rows.get(0).get(11), details);
    }

    /** The field of a column, however its name is divided; a column that no field has keeps its own name. */
    private static String named(Tree mapping, String column) {
        return fields(detail(mapping)).stream()
                .map(field -> field.text("name"))
                .filter(field -> field.replace("-", "").equals(column.replace("-", "")))
                .findFirst()
                .orElse(column);
    }

    private static List<List<String>> cells(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char character : text.toCharArray()) {
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == delimiter) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && character == '\n') {
                row.add(cell.toString().strip());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                cell.append(character);
            }
        }
        return rows;
    }

    private static OutboundFile xml(String[] name, Tree mapping, Tree format, Path file) {
        Element root = root(file);
        String agreement = "";
        List<Detail> details = new ArrayList<>();
        for (Element element : children(root)) {
            if (element.getLocalName().equals(format.text("header"))) {
                agreement = children(element).stream()
                        .filter(one -> one.getLocalName()
                                .equals(field(header(mapping), "agreement-no").text("path")))
                        .findFirst()
                        .orElseThrow()
                        .getTextContent();
            } else if (element.getLocalName().equals(format.text("detail"))) {
                Map<String, List<String>> fields = new LinkedHashMap<>();
                List<String> beside = new ArrayList<>();
                leaves(element, "", detail(mapping), "", fields, beside);
                details.add(new Detail(fields, beside));
            }
        }
        return new OutboundFile(name[0], name[1], agreement, details);
    }

    private static void leaves(
            Element element,
            String path,
            Tree layout,
            String prefix,
            Map<String, List<String>> fields,
            List<String> beside) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            if (!element.getAttributes().item(i).getNodeName().startsWith("xmlns")) {
                beside.add("an attribute");
            }
        }
        for (Element child : children(element)) {
            String here = path.isEmpty() ? child.getLocalName() : path + "/" + child.getLocalName();
            Optional<Tree> field = fields(layout).stream()
                    .filter(one -> here.equals(one.text("path")))
                    .findFirst();
            if (field.isPresent() && field.get().has("fields")) {
                leaves(child, "", field.get(), prefix + field.get().text("name") + ".", fields, beside);
            } else if (!children(child).isEmpty()) {
                leaves(child, here, layout, prefix, fields, beside);
            } else if (field.isPresent()) {
                fields.computeIfAbsent(prefix + field.get().text("name"), any -> new ArrayList<>())
                        .add(child.getTextContent().strip());
            } else {
                beside.add("element " + here);
            }
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static Element root(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tree header(Tree mapping) {
        return mapping.tree("header");
    }

    private static Tree detail(Tree mapping) {
        return mapping.trees("details").get(0);
    }

    private static List<Tree> fields(Tree layout) {
        return layout.trees("fields");
    }

    private static Tree field(Tree layout, String name) {
        return fields(layout).stream()
                .filter(field -> name.equals(field.text("name")))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Path file, Charset charset) {
        try {
            return Files.readString(file, charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
