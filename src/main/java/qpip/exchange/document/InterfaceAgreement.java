package qpip.exchange.document;

import java.util.Locale;
import qpip.exchange.job.Catalogue;

/**
 * The document that two agencies would sign about one exchange, from its declarations alone: a developer who reads
 * nothing else can write a file that is accepted, or read one.
 */
public final class InterfaceAgreement {

    /** How the document is written. */
    public enum Form {
        TEXT,
        MARKDOWN
    }

    private InterfaceAgreement() {}

    /** The document; {@link IllegalArgumentException} when there is no such exchange with a partner. */
    public static String of(Catalogue catalogue, String exchange, Locale locale, Form form) {
        Interface subject = Interface.of(catalogue, exchange, locale)
                .orElseThrow(() -> new IllegalArgumentException("no exchange with a partner is called " + exchange
                        + "; those that are: "
                        + String.join(
                                ", ",
                                catalogue.layouts().stream()
                                        .filter(layout ->
                                                !layout.mapping().partner().isEmpty())
                                        .map(layout -> layout.exchange())
                                        .toList())));
        Page page = new Page(form);
        WorkedExample example = new WorkedExample(subject);
        new Parties(subject, page).write();
        new FileForm(subject, page).write();
        new RecordTables(subject, page).write();
        new Controls(subject, example, page).write();
        new Refusals(subject, page).write();
        example.write(page);
        return page.toString();
    }
}
