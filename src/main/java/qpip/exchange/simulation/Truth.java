package qpip.exchange.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the nights must find, and what they must not: one JSON object a line, in order. Every claim that isn't named
 * must stay without flags.
 */
public record Truth(List<Expectation> expectations) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Truth {
        expectations = expectations.stream().sorted().toList();
    }

    public static Truth of(Quebec quebec) {
        return new Truth(new Expectations(quebec).all());
    }

    public static Truth read(Path file) {
        try (Stream<String> lines = lines(file)) {
            return new Truth(lines.map(Truth::expectation).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Path file) {
        StringBuilder text = new StringBuilder();
        for (Expectation expectation : expectations) {
            text.append(json(expectation)).append('\n');
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flags that must be raised. */
    public List<Expectation> flags() {
        return expectations.stream().filter(Expectation::flag).toList();
    }

    private static Stream<String> lines(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        return reader.lines().filter(line -> !line.isBlank()).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String json(Expectation expectation) {
        ObjectNode node = JSON.createObjectNode();
        node.put("night", expectation.night().toString());
        node.put("rule", expectation.rule());
        node.put("claim", expectation.claim());
        node.put("person", expectation.person());
        node.put("expected", expectation.flag() ? "flag" : "none");
        expectation.severity().ifPresent(severity -> node.put("severity", severity));
        expectation.impact().ifPresent(impact -> node.put("impact", impact.toPlainString()));
        node.put("favourable", expectation.favourable());
        node.put("why", expectation.why());
        node.put("plant", expectation.plant());
        return JSON.writeValueAsString(node);
    }

    private static Expectation expectation(String line) {
        JsonNode node = JSON.readTree(line);
        return new Expectation(
                LocalDate.parse(text(node, "night")),
                text(node, "rule"),
                node.path("claim").asLong(),
                node.path("person").asLong(),
                text(node, "expected").equals("flag"),
                Optional.of(text(node, "severity")).filter(text -> !text.isEmpty()),
                Optional.of(text(node, "impact"))
                        .filter(text -> !text.isEmpty())
                        .map(BigDecimal::new),
                node.path("favourable").asBoolean(),
                text(node, "why"),
                text(node, "plant"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
