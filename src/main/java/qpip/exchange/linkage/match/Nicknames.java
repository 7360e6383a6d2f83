package qpip.exchange.linkage.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Given names by which the same person is called at home, in French and English: Robert is Bob, Geneviève is Ginette.
 */
final class Nicknames {

    private static final Map<String, Set<Integer>> GROUPS = read();

    private Nicknames() {}

    /** The groups that a name is in; mostly none. */
    static int[] groups(String name) {
        return GROUPS.getOrDefault(name, Set.of()).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    static boolean same(int[] one, int[] other) {
        for (int group : one) {
            for (int otherGroup : other) {
                if (group == otherGroup) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, Set<Integer>> read() {
        Map<String, Set<Integer>> groups = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(
                        Nicknames.class.getResourceAsStream("/linkage/nicknames.txt"), "linkage/nicknames.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int group = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    for (String name : line.trim().split(" +")) {
                        groups.computeIfAbsent(name, unknown -> new HashSet<>()).add(group);
                    }
                    group++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the nicknames can't be read", e);
        }
        return groups;
    }
}
