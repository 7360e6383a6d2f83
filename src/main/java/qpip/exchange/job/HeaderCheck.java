package qpip.exchange.job;

import java.util.Optional;
import java.util.OptionalInt;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.layout.FileFault;
import qpip.exchange.layout.FileReason;
import qpip.exchange.layout.Found;
import qpip.exchange.layout.RecordLayout;
import qpip.exchange.layout.Values;

/**
 * What a header must say beyond its layout: from whom, for whom, under which agreement, in which environment, and that
 * no file is missing.
 */
final class HeaderCheck {

    private static final String US = "QPIP";

    private final InboundWork work;
    private final RecordLayout layout;

    HeaderCheck(InboundWork work) {
        this.work = work;
        this.layout = work.exchange.layout().header();
    }

    Optional<FileFault> fault(Values header) {
        return expect(header, "file.exchange", work.exchange.id(), FileReason.WRONG_EXCHANGE)
                .or(() -> expect(header, "file.sender", work.exchange.partner().code(), FileReason.WRONG_SENDER))
                .or(() -> expect(header, "file.receiver", US, FileReason.WRONG_RECEIVER))
                .or(() -> expect(
                        header,
                        "file.environment",
                        work.workshop.settings().environment(),
                        FileReason.WRONG_ENVIRONMENT))
                .or(() -> expect(
                        header,
                        "file.encoding",
                        work.exchange.layout().mapping().charset(),
                        FileReason.ENCODING))
                .or(() -> agreement(header))
                .or(() -> sequence(header));
    }

    private Optional<FileFault> expect(Values header, String means, String expected, FileReason reason) {
        OptionalInt field = layout.meaning(means);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String name = layout.fields().get(field.getAsInt()).name();
        String found = header.text(name);
        return found.equalsIgnoreCase(expected)
                ? Optional.empty()
                : Optional.of(new FileFault(
                        reason,
                        Found.of("header-value", expected, shown(found)).behind(Found.of("header-field", name))));
    }

    private Optional<FileFault> agreement(Values header) {
        OptionalInt field = layout.meaning("file.agreement");
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String number = header.text(layout.fields().get(field.getAsInt()).name());
        Optional<Agreement> agreement = work.exchange.partner().agreement(number);
        if (agreement.isEmpty()) {
            return Optional.of(new FileFault(
                    FileReason.AGREEMENT,
                    Found.of(
                            "agreement-unknown",
                            shown(number),
                            work.exchange.partner().partner())));
        }
        return agreement.get().inForce(work.night)
                ? Optional.empty()
                : Optional.of(new FileFault(
                        FileReason.AGREEMENT,
                        Found.of(
                                "agreement-over",
                                number,
                                work.night,
                                agreement.get().inForceFrom(),
                                agreement.get().expires())));
    }

    private Optional<FileFault> sequence(Values header) {
        OptionalInt field = layout.meaning("file.sequence");
        if (field.isEmpty()) {
            return Optional.empty();
        }
        long number = header.number(layout.fields().get(field.getAsInt()).name());
        long last = work.workshop.sequences().last(work.exchange.id());
        if (number != work.arrival.sequence()) {
            return Optional.of(new FileFault(
                    number <= last ? FileReason.SEQUENCE_REPEAT : FileReason.SEQUENCE_GAP,
                    Found.of("other-number", number, work.arrival.sequence())));
        }
        if (number == last + 1 || !work.again.isEmpty() && number <= last) {
            return Optional.empty();
        }
        return Optional.of(
                number <= last
                        ? new FileFault(FileReason.SEQUENCE_REPEAT, Found.of("number-taken", number, last))
                        : new FileFault(FileReason.SEQUENCE_GAP, Found.of("number-gap", last + 1, number)));
    }

    /** NB: a header names no person, but a file that is not what it says may hold anything there. */
    private static String shown(String found) {
        return found.matches("[A-Za-z0-9-]{1,12}") && !found.matches("[0-9]{9}")
                ? Found.word("quoted", found)
                : Found.word("no-code", found.length());
    }
}
