package qpip.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.eligibility.WeekImpact;
import qpip.exchange.review.Flag;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which flags stood after each night: one JSON object a line, a night's own line first, then what changed since the
 * night before. Numbers only: the diary names nobody.
 */
final class Diary {

    /** The diary's name in the data folder. */
    static final String NAME = "diary.jsonl";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    Diary(Path file) {
        this.file = file;
    }

    /** A flag as it stood: what it is about, and how grave. Weeks without impact are left out. */
    record Entry(
            String ref,
            String rule,
            long claim,
            long person,
            String severity,
            BigDecimal impact,
            boolean favourable,
            SortedMap<LocalDate, BigDecimal> weeks) {

        static Entry of(Flag flag) {
            SortedMap<LocalDate, BigDecimal> weeks = flag.weeks().stream()
                    .filter(week -> week.impact().signum() != 0)
                    .collect(Collectors.toMap(WeekImpact::sunday, WeekImpact::impact, BigDecimal::add, TreeMap::new));
            return new Entry(
                    flag.ref(),
                    flag.rule(),
                    flag.claimId(),
                    flag.personId(),
                    flag.severity().name(),
                    flag.impact(),
                    flag.favourable(),
                    weeks);
        }
    }

    /** Writes down a night that isn't in the diary yet: the flags that stand, by reference. */
    void write(LocalDate night, Map<String, Entry> standing) {
        SortedMap<LocalDate, SortedMap<String, Entry>> nights = nights();
        if (nights.containsKey(night)) {
            return;
        }
        SortedMap<String, Entry> before =
                nights.headMap(night).values().stream().reduce(new TreeMap<>(), (earlier, later) -> later);
        List<String> lines = new ArrayList<>();
        lines.add(line(night));
        new TreeMap<>(standing)
                .values().stream()
                        .filter(entry -> !entry.equals(before.get(entry.ref())))
                        .forEach(entry -> lines.add(line(entry)));
        before.keySet().stream().filter(ref -> !standing.containsKey(ref)).forEach(ref -> lines.add(gone(ref)));
        try {
            Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the diary " + file + " can't be written", e);
        }
    }

    /** The flags that stand, by reference. */
    static SortedMap<String, Entry> standing(Collection<Flag> flags) {
        SortedMap<String, Entry> standing = new TreeMap<>();
        flags.stream()
                .filter(flag -> flag.state() != FlagState.LAPSED && !isWithdrawn(flag))
                .map(Entry::of)
                .forEach(entry -> standing.put(entry.ref(), entry));
        return standing;
    }

    /** A flag that its partner took back stands no more than one that lapsed. */
    private static boolean isWithdrawn(Flag flag) {
        return flag.outcome().filter(FlagOutcome.PARTNER_ERROR::equals).isPresent();
    }

    /** The flags that stood after each night that is in the diary; none when there is no diary. */
    SortedMap<LocalDate, SortedMap<String, Entry>> nights() {
        SortedMap<LocalDate, SortedMap<String, Entry>> nights = new TreeMap<>();
        if (!Files.exists(file)) {
            return nights;
        }
        SortedMap<String, Entry> standing = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            for (JsonNode node : lines.map(JSON::readTree).toList()) {
                if (node.has("night")) {
                    standing = new TreeMap<>(standing);
                    nights.put(LocalDate.parse(node.path("night").asString()), standing);
                } else if (node.has("gone")) {
                    standing.remove(node.path("gone").asString());
                } else {
                    Entry entry = entry(node);
                    standing.put(entry.ref(), entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the diary " + file + " can't be read", e);
        }
        return nights;
    }

    private static String line(LocalDate night) {
        return JSON.writeValueAsString(JSON.createObjectNode().put("night", night.toString()));
    }

    private static String gone(String ref) {
        return JSON.writeValueAsString(JSON.createObjectNode().put("gone", ref));
    }

    private static String line(Entry entry) {
        ObjectNode node = JSON.createObjectNode()
                .put("flag", entry.ref())
                .put("rule", entry.rule())
                .put("claim", entry.claim())
                .put("person", entry.person())
                .put("severity", entry.severity())
                .put("impact", entry.impact().toPlainString())
                .put("favourable", entry.favourable());
        ObjectNode weeks = node.putObject("weeks");
        entry.weeks().forEach((sunday, impact) -> weeks.put(sunday.toString(), impact.toPlainString()));
        return JSON.writeValueAsString(node);
    }

    private static Entry entry(JsonNode node) {
        SortedMap<LocalDate, BigDecimal> weeks = new TreeMap<>();
        node.path("weeks")
                .properties()
                .forEach(week -> weeks.put(
                        LocalDate.parse(week.getKey()),
                        new BigDecimal(week.getValue().asString())));
        return new Entry(
                node.path("flag").asString(),
                node.path("rule").asString(),
                node.path("claim").asLong(),
                node.path("person").asLong(),
                node.path("severity").asString(),
                new BigDecimal(node.path("impact").asString()),
                node.path("favourable").asBoolean(),
                weeks);
    }
}
