package qpip.exchange.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The nodes of one YAML text. Refuses what a declaration does not need and a reader stumbles over: anchors, aliases,
 * tags, directives, duplicate keys, a second document, deep nesting.
 */
final class YamlTree {

    static final int DEPTH_MAX = 32;

    /** Every value has its path and line in memory; the longest real declaration has a fiftieth of this. */
    static final int VALUES_MAX = 50_000;

    private static final int KEY_LENGTH_MAX = 128;

    private final Iterator<Event> events;
    private final Problems problems;
    private int values;

    private YamlTree(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The root; empty when the text holds nothing, or with a problem when it is not YAML. */
    static Optional<Node> of(String yaml, Problems problems) {
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        try {
            LoadSettings settings = LoadSettings.builder().build();
            return new YamlTree(new Parse(settings).parseString(text).iterator(), problems).document();
        } catch (TooMuch e) {
            problems.add(e.line, e.sentence);
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(YamlTree::line).orElse(1), notYaml(text, e));
        } catch (ReaderException e) {
            problems.add(
                    1
                            + (int) text.codePoints()
                                    .limit(e.getPosition())
                                    .filter(character -> character == '\n')
                                    .count(),
                    String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()));
        } catch (YamlEngineException e) {
            problems.add(1, "this is not YAML 1.2: " + oneLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<Node> document() {
        Optional<Node> root = Optional.empty();
        boolean started = false;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                if (started) {
                    problems.add(line(event), "a second document starts here; a file holds one declaration");
                    return root;
                }
                started = true;
                if (start.getSpecVersion().isPresent()) {
                    problems.add(line(event), "the directive %YAML is not allowed; declarations are YAML 1.2");
                }
            } else if (event instanceof NodeEvent) {
                root = Optional.of(node(event, line(event), 1)).filter(node -> !isNothing(node));
            }
        }
        return root;
    }

    private Node node(Event event, int line, int depth) {
        if (depth > DEPTH_MAX) {
            throw new TooMuch(line(event), "the values are nested deeper than " + DEPTH_MAX + " levels");
        }
        values++;
        if (values > VALUES_MAX) {
            throw new TooMuch(line(event), "the file has more than " + VALUES_MAX + " keys and values");
        }
        if (event instanceof AliasEvent alias) {
            problems.add(line(event), "the alias *" + alias.getAlias() + " is not allowed; write the value itself");
            return new Node.Refused(line);
        }
        refuseAnchor((NodeEvent) event);
        if (event instanceof ScalarEvent scalar) {
            scalar.getTag().ifPresent(tag -> refuseTag(event, tag));
            return scalar.getTag().isPresent()
                    ? new Node.Refused(line)
                    : new Node.Scalar(line, scalar.getValue(), scalar.isPlain());
        }
        ((CollectionStartEvent) event).getTag().ifPresent(tag -> refuseTag(event, tag));
        return event instanceof SequenceStartEvent ? sequence(line, depth) : mapping(line, depth);
    }

    private Node sequence(int line, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event instanceof NodeEvent; event = events.next()) {
            items.add(node(event, line(event), depth + 1));
        }
        return new Node.Sequence(line, List.copyOf(items));
    }

    private Node mapping(int line, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Event event = events.next(); event instanceof NodeEvent; event = events.next()) {
            int keyLine = line(event);
            Node key = node(event, keyLine, depth + 1);
            Node value = node(events.next(), keyLine, depth + 1);
            if (!(key instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
                problems.add(keyLine, "a key must be a word, found " + key.found());
            } else if (scalar.text().length() > KEY_LENGTH_MAX) {
                problems.add(
                        keyLine,
                        "a key has at most " + KEY_LENGTH_MAX + " characters, found "
                                + scalar.text().length());
            } else if (lines.containsKey(scalar.text())) {
                problems.add(
                        keyLine,
                        "the key '" + Node.Scalar.shown(scalar.text()) + "' stands twice; it stands already at line "
                                + lines.get(scalar.text()));
            } else {
                lines.put(scalar.text(), keyLine);
                entries.add(new Node.Entry(scalar.text(), keyLine, value));
            }
        }
        return new Node.Mapping(line, List.copyOf(entries));
    }

    private void refuseAnchor(NodeEvent event) {
        event.getAnchor()
                .ifPresent(anchor -> problems.add(
                        line(event),
                        "the anchor &" + anchor + " is not allowed; write the value wherever it is needed"));
    }

    private void refuseTag(Event event, String tag) {
        problems.add(
                line(event), "the tag '" + Node.Scalar.shown(tag) + "' is not allowed; write the value without it");
    }

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar
                && scalar.plain()
                && scalar.text().isEmpty();
    }

    private static String notYaml(String text, MarkedYamlEngineException e) {
        if (e.getProblemMark().filter(mark -> standsAt(mark, text, '\t')).isPresent()) {
            return "a tab stands in the indentation; indent with spaces";
        }
        return "this is not YAML: "
                + Stream.of(Optional.ofNullable(e.getContext()), Optional.ofNullable(e.getProblem()))
                        .flatMap(Optional::stream)
                        .map(YamlTree::oneLine)
                        .collect(Collectors.joining(", "));
    }

    /** NB: a mark's index counts code points. */
    private static boolean standsAt(Mark mark, String text, char expected) {
        return text.codePoints().skip(mark.getIndex()).findFirst().orElse(0) == expected;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlTree::line).orElse(1);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    /** Ends the reading at once: what follows would only cost stack and memory. */
    private static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String sentence;

        TooMuch(int line, String sentence) {
            super(sentence, null, false, false);
            this.line = line;
            this.sentence = sentence;
        }
    }
}
