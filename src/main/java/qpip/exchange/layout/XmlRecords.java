package qpip.exchange.layout;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Elements of XML, parsed by Woodstox below the start tag of the file's own root.
 *
 * <p>The parser is made by its class, not by a service; it has no DTD, no entities but the five of XML, and a limit on
 * everything that can grow.
 */
final class XmlRecords extends Records {

    private static final int ATTRIBUTES_MAX = 50;
    private static final int ATTRIBUTE_SIZE_MAX = 4096;

    private final Chunk chunk;
    private final Format.Xml format;
    private final RecordLayout kind;
    private final XmlTree tree;
    private final String element;
    private final XMLStreamReader parser;
    private byte[] data = new byte[8192];
    private int size;
    private Row row;
    private Optional<Trouble> unknown = Optional.empty();
    private int index = -1;

    /** One record or one occurrence of a group while it is being filled. */
    private static final class Row {

        private final RecordLayout layout;
        private final int[] from;
        private final int[] to;
        private final List<List<Slices>> groups = new ArrayList<>();
        private final List<Row> below = new ArrayList<>();
        private final Slices slices;

        Row(RecordLayout layout) {
            int fields = layout.fields().size();
            this.layout = layout;
            this.from = new int[fields];
            this.to = new int[fields];
            for (int i = 0; i < fields; i++) {
                groups.add(layout.isGroup(i) ? new ArrayList<>() : List.of());
            }
            this.slices = new Slices(layout, from, to, groups);
        }

        Row occurrence(int field, RecordLayout group) {
            Row row = new Row(group);
            below.add(row);
            groups.get(field).add(row.slices);
            return row;
        }

        boolean isSet(int field) {
            return to[field] > 0;
        }

        void show(byte[] data, long number) {
            slices.show(data, 0, number);
            below.forEach(row -> row.show(data, number));
        }
    }

    XmlRecords(Layout layout, Format.Xml format, RecordLayout kind, Chunk chunk, byte[] root) throws Refused {
        this.chunk = chunk;
        this.format = format;
        this.kind = kind;
        this.tree = XmlTree.of(kind);
        this.element = kind == layout.header()
                ? format.header()
                : kind == layout.trailer() ? format.trailer() : format.detail();
        this.row = new Row(kind);
        String text = layout.encoding().text(root, 0, root.length)
                + layout.encoding().text(chunk.bytes(), chunk.from(), chunk.to())
                + "</" + rootName(layout, root) + ">";
        try {
            this.parser = factory(format).createXMLStreamReader(new StringReader(text));
            parser.next();
            checkRoot();
        } catch (XMLStreamException e) {
            throw malformed("its-root");
        }
    }

    private static String rootName(Layout layout, byte[] root) {
        int end = 1;
        while (end < root.length && !XmlBoundaries.isSpace(root[end]) && root[end] != '>') {
            end++;
        }
        return layout.encoding().text(root, 1, end);
    }

    static XMLInputFactory factory(Format.Xml format) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, format.maxDepth());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_SIZE_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, format.maxText());
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, 4L * Boundaries.RECORD_MAX + (64L << 20));
        return factory;
    }

    private void checkRoot() throws Refused {
        if (!parser.getLocalName().equals(format.root()) || !isOurs() || parser.getAttributeCount() > 0) {
            throw new Refused(FileReason.MALFORMED, Found.of("root", format.root(), format.namespace()));
        }
    }

    private boolean isOurs() {
        String namespace = parser.getNamespaceURI();
        return format.namespace().equals(namespace == null ? "" : namespace);
    }

    @Override
    boolean next() throws Refused {
        index++;
        try {
            if (index >= chunk.count()) {
                if (toElement()) {
                    throw malformed("an-element");
                }
                return false;
            }
            if (!toElement()) {
                throw malformed("an-element");
            }
            read();
        } catch (XMLStreamException e) {
            throw malformed("an-element");
        }
        row.show(data, chunk.firstRecord() + index);
        return true;
    }

    /** Moves to the next element below the root; false at the root's end. */
    private boolean toElement() throws XMLStreamException, Refused {
        while (true) {
            int event = parser.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
            if (event != XMLStreamConstants.COMMENT && event != XMLStreamConstants.SPACE && !isBlankText(event)) {
                throw malformed("between");
            }
        }
    }

    private boolean isBlankText(int event) {
        return event == XMLStreamConstants.CHARACTERS && parser.getText().isBlank();
    }

    private void read() throws XMLStreamException, Refused {
        size = 1;
        unknown = Optional.empty();
        row = new Row(kind);
        if (!parser.getLocalName().equals(element) || !isOurs()) {
            unknown = Optional.of(new Trouble(LineReason.UNKNOWN_RECORD, "", Found.of("element", element)));
            skip();
            return;
        }
        element(tree, row);
    }

    private void element(XmlTree node, Row target) throws XMLStreamException, Refused {
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            OptionalInt field = parser.getAttributeNamespace(i) == null
                            || parser.getAttributeNamespace(i).isEmpty()
                    ? node.attribute(parser.getAttributeLocalName(i))
                    : OptionalInt.empty();
            if (field.isEmpty()) {
                unknown("unknown-attribute");
            } else {
                set(target, field.getAsInt(), parser.getAttributeValue(i));
            }
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = parser.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> child(node, target);
                case XMLStreamConstants.END_ELEMENT -> {
                    finish(node, target, text.toString());
                    return;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(parser.getText());
                    if (text.length() > format.maxText()) {
                        throw malformed("a-text");
                    }
                }
                case XMLStreamConstants.COMMENT -> {}
                default -> throw malformed("an-element");
            }
        }
    }

    private void child(XmlTree node, Row target) throws XMLStreamException, Refused {
        Optional<XmlTree> known = isOurs() ? node.element(parser.getLocalName()) : Optional.empty();
        if (known.isEmpty()) {
            unknown("unknown-element");
            skip();
        } else if (known.get().group().isPresent()) {
            Row occurrence = target.occurrence(
                    known.get().field().getAsInt(), known.get().group().get());
            element(known.get().occurrence(), occurrence);
        } else {
            element(known.get(), target);
        }
    }

    private void finish(XmlTree node, Row target, String text) {
        if (node.field().isPresent() && node.group().isEmpty()) {
            set(target, node.field().getAsInt(), text.strip());
        } else if (!text.isBlank()) {
            unknown("text-among-elements");
        }
    }

    private void set(Row target, int field, String text) {
        if (target.isSet(field)) {
            unknown = Optional.of(new Trouble(
                    LineReason.UNKNOWN_ELEMENT,
                    target.layout.fields().get(field).name(),
                    Found.of("element-twice")));
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (size + bytes.length > data.length) {
            data = Arrays.copyOf(data, 2 * (size + bytes.length));
        }
        System.arraycopy(bytes, 0, data, size, bytes.length);
        target.from[field] = size;
        size += bytes.length;
        target.to[field] = size;
    }

    private void skip() throws XMLStreamException, Refused {
        for (int depth = 1; depth > 0; ) {
            int event = parser.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.PROCESSING_INSTRUCTION || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw malformed("an-element");
            }
        }
    }

    private void unknown(String key) {
        if (unknown.isEmpty()) {
            unknown = Optional.of(new Trouble(LineReason.UNKNOWN_ELEMENT, "", Found.of(key)));
        }
    }

    private Refused malformed(String what) {
        long place = chunk.count() == 0 ? chunk.offset() : chunk.place(Math.max(0, Math.min(index, chunk.count() - 1)));
        return new Refused(
                FileReason.MALFORMED,
                Found.of(
                                "not-well-formed",
                                Found.word(what),
                                format.maxDepth(),
                                format.maxText(),
                                ATTRIBUTES_MAX,
                                ATTRIBUTE_SIZE_MAX)
                        .behind(Found.of("at-byte", place)));
    }

    @Override
    Slices record() {
        return row.slices;
    }

    /** NB: a trailer ends the details, so it is never among them. */
    @Override
    boolean isTrailer() {
        return false;
    }

    @Override
    Optional<Trouble> trouble() {
        if (unknown.isPresent()) {
            return unknown;
        }
        Optional<Trouble> trouble = control(row.slices, Encoding.UTF_8, data, 1, size);
        return trouble.isPresent() ? trouble : row.slices.trouble();
    }

    @Override
    long characters() {
        return row.slices.characters();
    }
}
