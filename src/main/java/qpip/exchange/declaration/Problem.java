package qpip.exchange.declaration;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One thing wrong in a declaration, as a sentence with its place.
 *
 * @param file as it was given, relative if it was
 * @param line from 1; 0 when the file could not be read at all
 */
public record Problem(Path file, int line, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem problem) -> problem.file().toString())
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
