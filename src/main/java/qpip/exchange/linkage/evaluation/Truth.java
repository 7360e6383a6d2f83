package qpip.exchange.linkage.evaluation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Where it is known which records are of one person. */
public sealed interface Truth {

    /**
     * A column that is the same for all records of a person.
     *
     * @param pattern a regular expression whose first group is the person, where the column holds more
     */
    record Entity(String column, Optional<String> pattern) implements Truth {

        public Entity {
            pattern.ifPresent(Entity::check);
        }

        private static void check(String pattern) {
            try {
                if (Pattern.compile(pattern).matcher("").groupCount() < 1) {
                    throw new IllegalArgumentException("pattern must have a group in parentheses: the person");
                }
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("pattern isn't a regular expression: " + e.getDescription(), e);
            }
        }

        /** The person that a cell names; a cell that doesn't follow the pattern is a person of its own. */
        String entity(String cell) {
            if (pattern.isEmpty()) {
                return cell;
            }
            Matcher matcher = Pattern.compile(pattern.get()).matcher(cell);
            return matcher.matches() ? matcher.group(1) : cell;
        }
    }

    /**
     * A CSV file of pairs, a row of column names first: in its first two columns the ids of two records of one person.
     *
     * @param id the column of the records that holds their ids
     */
    record PairList(String file, String id) implements Truth {

        public PairList {
            if (file.isEmpty() || file.contains("/") || file.contains("\\") || file.contains("..")) {
                throw new IllegalArgumentException("file must be the name of a file in the folder of linkage.yaml");
            }
        }
    }
}
