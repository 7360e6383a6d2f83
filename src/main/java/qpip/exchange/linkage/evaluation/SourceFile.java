package qpip.exchange.linkage.evaluation;

import java.util.Map;
import qpip.exchange.declaration.Default;

/**
 * One CSV file of the folder, with a first row of column names.
 *
 * @param renamed where this file names a column otherwise: the name in {@code columns}, and the one here
 */
public record SourceFile(String file, @Default("{}") Map<String, String> renamed) {

    public SourceFile {
        renamed = Map.copyOf(renamed);
        if (file.isEmpty() || file.contains("/") || file.contains("\\") || file.contains("..")) {
            throw new IllegalArgumentException("file must be the name of a file in the folder of linkage.yaml");
        }
    }

    String column(String name) {
        return renamed.getOrDefault(name, name);
    }
}
