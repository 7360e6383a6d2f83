package qpip.exchange.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import qpip.exchange.layout.Total;

/** How the trailer's figures are computed, exactly, each with the figures of the example file. */
record Controls(Interface subject, WorkedExample example, Page page) {

    void write() {
        DocumentText text = subject.text();
        page.heading(text.of("totals"));
        page.paragraph(text.of("totals.what"));
        List<Total> totals = subject.mapping().totals();
        for (int i = 0; i < totals.size(); i++) {
            Total total = totals.get(i);
            page.subheading(text.of("totals.field", total.equals()));
            page.paragraph(how(total));
            page.paragraph(text.of("totals.example", figures(total, i)));
        }
    }

    private String how(Total total) {
        DocumentText text = subject.text();
        if (total instanceof Total.Count) {
            return text.of("totals.count");
        }
        if (total instanceof Total.Sum sum) {
            return text.of(subject.fixed() ? "totals.sum.fixed" : "totals.sum", sum.of());
        }
        if (total instanceof Total.HashTotal hash) {
            return text.of("totals.hash", hash.of());
        }
        return text.of(
                subject.xml() ? "totals.lengths.xml" : subject.fixed() ? "totals.lengths.fixed" : "totals.lengths.csv");
    }

    private String figures(Total total, int index) {
        boolean money = total instanceof Total.Sum && !subject.fixed();
        List<Long> figures = example.figures(index);
        return figures.stream().map(figure -> shown(figure, money)).collect(Collectors.joining(" + "))
                + " = "
                + shown(figures.stream().mapToLong(Long::longValue).sum() % Total.MODULUS, money);
    }

    private String shown(long figure, boolean money) {
        String plain = money ? BigDecimal.valueOf(figure, 2).toPlainString() : String.valueOf(figure);
        return figure < 0 ? "(" + plain + ")" : plain;
    }
}
