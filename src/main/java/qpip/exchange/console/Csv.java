package qpip.exchange.console;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files of comma-separated values, as RFC 4180 has them. */
final class Csv {

    private static final String MARK = "\uFEFF";

    private Csv() {}

    /** NB: a value that a spreadsheet would take for a formula begins with an apostrophe. */
    static String line(Stream<?> values) {
        return values.map(String::valueOf).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        String harmless = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    /** The file to be saved; it says that it is UTF-8 to spreadsheets that would guess. */
    static ResponseEntity<byte[]> file(String name, String lines) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body((MARK + lines).getBytes(StandardCharsets.UTF_8));
    }
}
