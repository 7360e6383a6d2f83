package qpip.exchange.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qpip.exchange.fact.Fact;

/**
 * A digest of what a decision compared: names, days and codes that the facts of its evidence say. Amounts aren't in it,
 * for a difference in amount alone counts from a material total on ({@link Restatement}).
 */
final class Compared {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+\\.[0-9]{2}");

    private Compared() {}

    /**
     * The digest over those of the facts that the references name, whatever their versions; 64 hex digits.
     *
     * @param references as {@link Fact#reference} gives them
     */
    static String digest(Collection<String> references, Collection<Fact> facts) {
        Set<String> keys =
                references.stream().map(Compared::withoutVersion).collect(Collectors.toCollection(TreeSet::new));
        Set<String> lines = new TreeSet<>();
        facts.stream()
                .filter(fact -> keys.contains(withoutVersion(fact.reference())) || keys.contains(replaced(fact)))
                .forEach(fact -> lines.add(fact.partner() + " " + fact.kind() + " " + fact.cancelled() + " "
                        + fact.subject()
                        + fact.attributes().entrySet().stream()
                                .filter(attribute -> !attribute.getKey().equals(Fact.REPLACES))
                                .map(Compared::line)
                                .collect(Collectors.joining("\u001f"))));
        return sha256(String.join("\u001e", lines));
    }

    /** NB: an amended record has a key of its own and names the one that it replaces; what it says is what counts. */
    private static String replaced(Fact fact) {
        return fact.text(Fact.REPLACES)
                .map(key -> fact.partner() + ":" + key + ":")
                .orElse("");
    }

    private static String line(Map.Entry<String, String> attribute) {
        return attribute.getKey() + "=" + AMOUNT.matcher(attribute.getValue()).replaceAll("");
    }

    private static String withoutVersion(String reference) {
        return reference.substring(0, reference.lastIndexOf(':') + 1);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
