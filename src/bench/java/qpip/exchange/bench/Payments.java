package qpip.exchange.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Values;

/**
 * The partner's files CN-IN-01: the payments of an indemnity to each person asked about. The second file is the first
 * one again, but for those records that a correction has changed.
 */
final class Payments {

    /** The first day paid for; most indemnities end long before the benefit weeks, those of one person in fifty don't. */
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private static final LocalDate FIRST_OVERLAPPING = Register.BENEFIT_FROM;
    private static final int OVERLAPPING_ONE_IN = 50;
    private static final int CHANGED_AT = 7;
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_PAID = 2 * DAYS_A_WEEK;
    private static final int CENTS = 56_000;

    private final Size size;
    private final Layout layout;
    private final String[] references;

    /** References are those of our requests, by number of person. */
    Payments(Size size, Layout layout, String[] references) {
        this.size = size;
        this.layout = layout;
        this.references = references;
    }

    /** How many whole weeks the payments of one person cover. */
    static int weeks(Size size) {
        return size.records() / size.persons() + DAYS_PAID / DAYS_A_WEEK - 1;
    }

    /** Writes the file with that number: 1 the first, 2 the one with corrections. */
    Path write(Path folder, int sequence, LocalDate night) {
        Path file = folder.resolve("CN-IN-01_" + night.toString().replace("-", "")
                + String.format(Locale.ROOT, "_%04d.txt", sequence));
        try (OutputStream out = Files.newOutputStream(file);
                ExtractWriter writer = new ExtractWriter(out, layout, header(sequence, night))) {
            for (int i = 0; i < size.records(); i++) {
                boolean changed = sequence > 1 && i % Size.CHANGED_ONE_IN == CHANGED_AT;
                writer.detail(payment(i, changed));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static Values header(int sequence, LocalDate night) {
        return Values.builder()
                .put("sender-code", "CNES")
                .put("receiver-code", "QPIP")
                .put("file-seq", (long) sequence)
                .put("created-at", night.atTime(19, 0))
                .put("period-from", FIRST)
                .put("period-to", night)
                .put("env", "T")
                .put("agreement-no", "ENT-CN-2007")
                .build();
    }

    private Values payment(int record, boolean changed) {
        int each = size.records() / size.persons();
        int person = Math.min(record / each, size.persons() - 1);
        int number = record - person * each;
        LocalDate start = person % OVERLAPPING_ONE_IN == 0 ? FIRST_OVERLAPPING : FIRST;
        LocalDate from = start.plusDays((long) DAYS_A_WEEK * (number % each));
        return Values.builder()
                .put("match-code", "00")
                .put("request-ref", references[person])
                .put("sin", People.sin(person))
                .put("surname-birth", People.surname(person).toUpperCase(Locale.CANADA_FRENCH))
                .put("given-name", People.given(person).toUpperCase(Locale.CANADA_FRENCH))
                .put("dob", People.born(person))
                .put("action-code", changed ? "C" : "A")
                .put("source-key", String.format(Locale.ROOT, "CN%09dP%05d", person, number))
                .put("record-version", changed ? 2L : 1L)
                .put("file-no", String.format(Locale.ROOT, "4%08d", person))
                .put("event-date", start.minusDays(30))
                .put("irr-start", start)
                .put("pay-from", from)
                .put("pay-to", from.plusDays(DAYS_PAID - 1L))
                .cents("pay-amount", CENTS + person % 97 * 100L + (changed ? 1_000 : 0))
                .put("payment-date", from.plusDays(DAYS_PAID + 3L))
                .put("paid-to", "T")
                .build();
    }
}
