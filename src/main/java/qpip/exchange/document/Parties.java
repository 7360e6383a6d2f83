package qpip.exchange.document;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import qpip.exchange.agreement.Agreement;

/** Who exchanges what with whom, under which agreement, when, and how a file travels. */
record Parties(Interface subject, Page page) {

    void write() {
        DocumentText text = subject.text();
        page.title(text.of(
                "title",
                subject.layout().exchange(),
                subject.mapping().title().in(text.locale()),
                subject.mapping().layoutVersion()));
        page.paragraph(text.of("illustrative"));
        page.heading(text.of("parties"));
        page.paragraph(text.of(
                subject.inbound() ? "parties.in" : "parties.out",
                subject.partner().name().in(text.locale()),
                subject.senderCode(),
                subject.receiverCode()));
        page.paragraph(text.of("parties.contact", subject.partner().contact().in(text.locale())));
        subject.answers().ifPresent(asked -> page.paragraph(text.of("parties.answers", asked)));
        if (!subject.answeredBy().isEmpty()) {
            page.paragraph(text.of("parties.answered", String.join(", ", subject.answeredBy())));
        }
        subject.agreements().forEach(this::agreement);
        if (subject.agreements().isEmpty()) {
            page.paragraph(text.of("agreement.none"));
        }
        page.heading(text.of("calendar"));
        page.paragraph(subject.job()
                .map(job -> text.of("calendar.every", frequency(job.every().word())))
                .orElseGet(() -> text.of("calendar.none")));
        delivery();
    }

    private void agreement(Agreement agreement) {
        DocumentText text = subject.text();
        Locale locale = text.locale();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(text.of("agreement.number"), agreement.number()));
        rows.add(List.of(text.of("agreement.bodies"), agreement.bodies().in(locale)));
        rows.add(List.of(text.of("agreement.purpose"), agreement.purpose().in(locale)));
        rows.add(List.of(
                text.of("agreement.information"), agreement.information().in(locale)));
        rows.add(List.of(text.of("agreement.basis"), agreement.legalBasis().in(locale)));
        rows.add(List.of(
                text.of("agreement.force"),
                text.of(
                        "agreement.from-to",
                        agreement.inForceFrom().toString(),
                        agreement.expires().toString())));
        rows.add(List.of(
                text.of("agreement.transmission"), agreement.transmission().in(locale)));
        rows.add(List.of(text.of("agreement.security"), agreement.security().in(locale)));
        rows.add(List.of(text.of("agreement.intervals"), agreement.intervals().in(locale)));
        page.table(List.of(text.of("column.what"), text.of("column.said")), rows);
    }

    private void delivery() {
        DocumentText text = subject.text();
        String exchange = subject.layout().exchange();
        page.heading(text.of("delivery"));
        page.paragraph(text.of("delivery.name", exchange, subject.extension(), subject.exampleName()));
        List<String> rules = new ArrayList<>();
        rules.add(text.of("delivery.date"));
        rules.add(text.of("delivery.sequence"));
        rules.add(text.of("delivery.personal"));
        rules.add(text.of(
                subject.inbound() ? "delivery.folder.in" : "delivery.folder.out",
                subject.inbound() ? "outbox" : "inbox"));
        rules.add(text.of(subject.inbound() ? "delivery.whole.in" : "delivery.whole.out"));
        rules.add(text.of(
                subject.inbound() ? "delivery.checksum.in" : "delivery.checksum.out",
                subject.exampleName() + ".sha256"));
        page.list(rules);
        page.verbatim(List.of("<64 x 0-9 a-f>  " + subject.exampleName()));
    }

    /** The words of {@code Frequency}, as people say them. */
    private String frequency(String words) {
        List<String> said = new ArrayList<>();
        for (String word : words.split("\\+", -1)) {
            said.add(one(word));
        }
        return String.join(subject.text().of("calendar.and"), said);
    }

    private String one(String word) {
        DocumentText text = subject.text();
        if (word.startsWith("month-day-")) {
            return text.of("calendar.month-day", word.substring("month-day-".length()));
        }
        if (word.startsWith("year-day-")) {
            MonthDay day = MonthDay.parse("--" + word.substring("year-day-".length()));
            LocalDate date = day.atYear(2026);
            return text.of(
                    "calendar.year-day",
                    date.format(DateTimeFormatter.ofPattern(text.of("calendar.day-form"), text.locale())));
        }
        if (word.equals("night") || word.equals("business-night")) {
            return text.of("calendar." + word);
        }
        DayOfWeek day = DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
        return text.of("calendar.day", day.getDisplayName(TextStyle.FULL, text.locale()));
    }
}
