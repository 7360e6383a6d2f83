package qpip.exchange.declaration;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of reading one declaration: the value, or else the problems; and where everything stands, so that later
 * checks can name a line too.
 *
 * @param value present exactly when there is no problem
 * @param problems sorted by line
 * @param lines the line of each path, such as {@code detail.fields[3].name}; keys are spelled as in YAML and the file
 *     itself is the empty path
 */
public record Reading<T>(Path file, Optional<T> value, List<Problem> problems, Map<String, Integer> lines) {

    public Reading {
        problems = problems.stream().sorted().toList();
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** The line where a path stands; for an unknown path that of the nearest enclosing one, else 1. */
    public int line(String path) {
        String known = path;
        while (!known.isEmpty() && !lines.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return lines.getOrDefault(known, 1);
    }

    /** A problem that a later check found at a path. */
    public Problem problem(String path, String message) {
        return new Problem(file, line(path), message);
    }
}
