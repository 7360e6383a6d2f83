package qpip.exchange.linkage.evaluation;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qpip.exchange.declaration.Default;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.DateOrder;

/**
 * A {@code linkage.yaml}: which files are matched, what their columns say of a person, and where the truth is.
 *
 * @param oneToOne in linking: a person stands at most once in each file
 * @param columns the attribute of each column that is compared; a column that isn't named isn't read
 * @param id the column that names a record; several rows of the first file with one id are of one person. Otherwise
 *     rows are numbered
 * @param missing texts that stand for a missing value, besides the usual ones
 */
public record LinkageDeclaration(
        Optional<String> title,
        Task task,
        @Default("false") boolean oneToOne,
        List<SourceFile> files,
        @Default(",") String delimiter,
        @Default("UTF-8") String charset,
        @Default("year-first") DateOrder dates,
        @Default("[]") List<String> missing,
        Map<String, Attribute> columns,
        Optional<String> id,
        Optional<Truth> truth) {

    /** The name of the file in the folder. */
    public static final String NAME = "linkage.yaml";

    /** Whether persons are looked for across two files or within one. */
    public enum Task {
        LINK,
        DEDUPLICATE
    }

    public LinkageDeclaration {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
        int needed = task == Task.LINK ? 2 : 1;
        if (files.size() != needed) {
            throw new IllegalArgumentException("files must name " + needed + (needed == 1 ? " file" : " files") + " to "
                    + (task == Task.LINK ? "link" : "deduplicate") + ", not " + files.size());
        }
        if (delimiter.length() != 1) {
            throw new IllegalArgumentException("delimiter must be one character");
        }
        if (!Charset.isSupported(charset)) {
            throw new IllegalArgumentException("charset must be one that Java knows, such as UTF-8 or windows-1252");
        }
        if (oneToOne && task == Task.DEDUPLICATE) {
            throw new IllegalArgumentException("one-to-one is for linking two files; leave it out to deduplicate");
        }
    }
}
