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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the nights must find, and what they must not: one JSON object a line, in order (docs/simulation.md). Every claim
 * that isn't named must stay without flags.
 */
public record Truth(List<Expectation> expectations) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Truth {
        expectations = expectations.stream().sorted().toList();
    }

    static Truth of(Quebec quebec, SimulatedPartners partners) {
        return new Truth(partners.expected(quebec));
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

    /** What must be flagged on some night. */
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
        node.put("rule", expectation.rule());
        node.put("claim", expectation.claim());
        node.put("person", expectation.person());
        node.put("plant", expectation.plant());
        node.put("why", expectation.why());
        ArrayNode phases = node.putArray("expected");
        expectation.phases().forEach(phase -> phases.add(json(phase)));
        return JSON.writeValueAsString(node);
    }

    private static ObjectNode json(Phase phase) {
        ObjectNode node = JSON.createObjectNode();
        node.put("from", phase.from().toString());
        node.put("outcome", phase.standing().isPresent() ? "flag" : "none");
        if (!phase.because().isEmpty()) {
            node.put("because", phase.because());
        }
        phase.standing().ifPresent(standing -> {
            node.put("severity", standing.severity());
            node.put("favourable", standing.favourable());
            standing.impact().ifPresent(impact -> node.put("impact", impact.toPlainString()));
            if (!standing.weeks().isEmpty()) {
                ObjectNode weeks = node.putObject("weeks");
                standing.weeks().forEach((sunday, impact) -> weeks.put(sunday.toString(), impact.toPlainString()));
            }
        });
        return node;
    }

    private static Expectation expectation(String line) {
        JsonNode node = JSON.readTree(line);
        return new Expectation(
                text(node, "rule"),
                node.path("claim").asLong(),
                node.path("person").asLong(),
                text(node, "plant"),
                text(node, "why"),
                node.path("expected").valueStream().map(Truth::phase).toList());
    }

    private static Phase phase(JsonNode node) {
        return new Phase(
                LocalDate.parse(text(node, "from")),
                text(node, "outcome").equals("flag") ? Optional.of(standing(node)) : Optional.empty(),
                text(node, "because"));
    }

    private static Phase.Standing standing(JsonNode node) {
        SortedMap<LocalDate, BigDecimal> weeks = new TreeMap<>();
        node.path("weeks")
                .properties()
                .forEach(week -> weeks.put(
                        LocalDate.parse(week.getKey()),
                        new BigDecimal(week.getValue().asString())));
        return new Phase.Standing(
                text(node, "severity"),
                Optional.of(text(node, "impact"))
                        .filter(text -> !text.isEmpty())
                        .map(BigDecimal::new),
                weeks,
                node.path("favourable").asBoolean());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
