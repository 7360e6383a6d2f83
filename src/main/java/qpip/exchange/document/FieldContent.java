package qpip.exchange.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Total;

/** What one field may hold, in words: constants, codes, forms of dates and amounts, what stands for none. */
record FieldContent(Interface subject, Field field) {

    String text() {
        List<String> said = new ArrayList<>();
        constant(said);
        control(said);
        total(said);
        form(said);
        placeholders(said);
        engine(said);
        if (field.occurs().isPresent()) {
            Field.Occurs occurs = field.occurs().get();
            said.add(of("content.occurs", String.valueOf(occurs.min()), String.valueOf(occurs.max())));
        }
        if (field.check() == Field.Check.SIN) {
            said.add(of("content.check-sin"));
        }
        if (field.personal()) {
            said.add(of("content.personal"));
        }
        return String.join("; ", said);
    }

    private String of(String key, String... values) {
        return subject.text().of(key, values);
    }

    private void constant(List<String> said) {
        field.value()
                .ifPresent(value -> said.add(of("content.always", subject.text().quoted(value))));
    }

    /** What the header must say, and with what the file is refused otherwise. */
    private void control(List<String> said) {
        Layout layout = subject.layout();
        switch (field.means().orElse("")) {
            case "file.exchange" -> said.add(of("content.always", quoted(layout.exchange())));
            case "file.sender" -> said.add(of("content.always", quoted(subject.senderCode())));
            case "file.receiver" -> said.add(of("content.always", quoted(subject.receiverCode())));
            case "file.layout-version" ->
                said.add(of("content.always", quoted(layout.mapping().layoutVersion())));
            case "file.encoding" ->
                said.add(of("content.always", quoted(layout.mapping().charset())));
            case "file.agreement" ->
                said.add(of(
                        "content.agreement",
                        subject.agreements().stream().map(Agreement::number).collect(Collectors.joining(", "))));
            case "file.sequence" -> said.add(of("content.sequence"));
            case "file.created-at" -> said.add(of("content.created-at"));
            case "file.period-from" -> said.add(of("content.period-from"));
            case "file.period-to" -> said.add(of("content.period-to"));
            case "file.environment" -> said.add(of("content.environment"));
            default -> {}
        }
    }

    private String quoted(String text) {
        return subject.text().quoted(text);
    }

    private void total(List<String> said) {
        subject.mapping().totals().stream()
                .filter(total -> subject.mapping().trailer().fields().contains(field)
                        && total.equals().equals(field.name()))
                .forEach(total -> said.add(
                        total instanceof Total.Sum sum
                                ? of("content.sum", sum.of())
                                : total instanceof Total.HashTotal hash
                                        ? of("content.hash", hash.of())
                                        : of(total instanceof Total.Count ? "content.count" : "content.line-lengths")));
    }

    private void form(List<String> said) {
        field.codes().ifPresent(list -> said.add(of("content.codes", list)));
        boolean date = field.type() == Field.Type.DATE || field.type() == Field.Type.WEEK;
        if (date) {
            String format = field.format().isEmpty() ? (subject.fixed() ? "yyyyMMdd" : "yyyy-MM-dd") : field.format();
            said.add(of("content.date." + format));
            if (field.partial()) {
                said.add(of("content.partial"));
            }
        }
        if (field.type() == Field.Type.AMOUNT && !subject.fixed()) {
            said.add(of("content.decimal", quoted(field.decimal() == Field.DecimalSign.COMMA ? "," : ".")));
        }
        if (field.type() == Field.Type.AMOUNT && field.sign() == Field.Sign.NONE) {
            said.add(of("content.unsigned"));
        }
    }

    private void placeholders(List<String> said) {
        if (!field.absent().isEmpty()) {
            said.add(of("content.absent", alternatives(field.absent())));
        }
        if (!field.openEnded().isEmpty()) {
            said.add(of("content.open-ended", alternatives(field.openEnded())));
        }
    }

    private String alternatives(List<String> values) {
        return values.stream().map(this::quoted).collect(Collectors.joining(of("or")));
    }

    private void engine(List<String> said) {
        switch (field.means().orElse("")) {
            case "request" ->
                said.add(subject.answers()
                        .map(asked -> of("content.request-echoed", asked))
                        .orElseGet(() -> of("content.request")));
            case "fact.key" -> said.add(of("content.key"));
            case "fact.version", "fact.action" -> said.add(of("content.version"));
            default -> {}
        }
    }
}
