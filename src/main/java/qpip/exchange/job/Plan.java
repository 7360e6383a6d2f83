package qpip.exchange.job;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import qpip.exchange.layout.Cut;

/** The cuts of a verified file as text, as they are kept with the execution between its steps. */
final class Plan {

    private Plan() {}

    static String text(List<Cut> cuts) {
        return cuts.stream()
                .map(cut -> cut.offset() + "," + cut.length() + "," + cut.firstRecord() + "," + cut.records())
                .collect(Collectors.joining(";"));
    }

    static List<Cut> cuts(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(";"))
                        .map(cut -> Arrays.stream(cut.split(","))
                                .mapToLong(Long::parseLong)
                                .toArray())
                        .map(cut -> new Cut(cut[0], cut[1], cut[2], cut[3]))
                        .toList();
    }
}
