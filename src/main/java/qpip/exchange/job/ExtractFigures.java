package qpip.exchange.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.layout.FileReason;
import qpip.exchange.layout.Values;
import qpip.exchange.layout.Verified;

/** What extracts say of themselves in their headers, and the counts and sums of their details. */
public final class ExtractFigures {

    private static final int LENGTH_MAX = 60;

    /** What a number in the header can be refused for, when all else in it was as expected. */
    private static final Set<FileReason> NUMBERS = Set.of(FileReason.SEQUENCE_REPEAT, FileReason.SEQUENCE_GAP);

    private final JdbcClient client;

    public ExtractFigures(JdbcClient client) {
        this.client = client;
    }

    /** Where a figure stands in the file. */
    public enum Part {
        HEADER,
        TRAILER
    }

    /** A field and what it holds, as the file's layout names it. */
    public record Figure(Part part, String name, String figure) {}

    /** In the order of the file. */
    public List<Figure> of(String execution) {
        return client.sql("select part, name, figure from extract_figure where execution = ? order by rank")
                .param(execution)
                .query((row, number) -> new Figure(Part.valueOf(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * Keeps the figures of an extract in place of those kept before. NB: a header that isn't as expected may be
     * anything, also a line about a person.
     */
    void keep(InboundWork work, Verified verified) {
        List<Figure> figures = new ArrayList<>();
        verified.header()
                .filter(header -> new HeaderCheck(work)
                        .fault(header)
                        .filter(fault -> !NUMBERS.contains(fault.reason()))
                        .isEmpty())
                .ifPresent(header -> figures.addAll(header(header)));
        verified.figures().forEach((name, figure) -> figures.add(new Figure(Part.TRAILER, name, figure)));
        client.sql("delete from extract_figure where execution = ?")
                .param(work.execution)
                .update();
        for (int rank = 0; rank < figures.size(); rank++) {
            client.sql("insert into extract_figure (execution, rank, part, name, figure) values (?, ?, ?, ?, ?)")
                    .params(
                            work.execution,
                            rank,
                            figures.get(rank).part().name(),
                            figures.get(rank).name(),
                            figures.get(rank).figure())
                    .update();
        }
    }

    private static List<Figure> header(Values header) {
        return header.names().stream()
                .map(name -> new Figure(
                        Part.HEADER, name, header.get(name).map(String::valueOf).orElse("")))
                .filter(figure -> figure.figure().length() <= LENGTH_MAX)
                .toList();
    }
}
