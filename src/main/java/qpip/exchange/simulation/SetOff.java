package qpip.exchange.simulation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import qpip.exchange.register.Debt;

/** A debt of a claimant, and what Revenu Québec does about it once it is asked: which refunds it uses. */
record SetOff(Debt debt, Story story) {

    private static final int REFUND_DAYS = 6;
    private static final int REVERSED_DAYS = 4;
    private static final int AGAIN_DAYS = 2;

    /** What becomes of a debt that we ask to have set off. */
    enum Story {
        NO_REFUND,
        /** A refund that is smaller than the debt. */
        PART,
        WHOLE,
        /** A refund that was used, and given back after all. */
        REVERSED,
        /** A refund that was used, given back, and used again to another amount. */
        CORRECTED,
        /** A certificate of before the delay to contest was over: it must never be sent. */
        CONTESTABLE
    }

    /** What was used of a refund on a day, in cents; less than nothing when it was given back. */
    record Applied(LocalDate day, long cents, String reversalOf) {}

    boolean mayBeSent() {
        return story != Story.CONTESTABLE;
    }

    /** What the extract of a night tells. */
    List<Applied> applied(LocalDate night) {
        LocalDate refund = night.minusDays(REFUND_DAYS);
        long balance = debt.balance().movePointRight(2).longValueExact();
        long part = balance * 2 / 5;
        Applied used = new Applied(refund, part, "");
        Applied back = new Applied(night.minusDays(REVERSED_DAYS), -part, reference(refund));
        return switch (story) {
            case NO_REFUND, CONTESTABLE -> List.of();
            case PART -> List.of(used);
            case WHOLE -> List.of(new Applied(refund, balance, ""));
            case REVERSED -> List.of(used, back);
            case CORRECTED -> List.of(used, back, new Applied(night.minusDays(AGAIN_DAYS), part / 2, ""));
        };
    }

    /** How a reversal names what it takes back: the certificate and the day. */
    private String reference(LocalDate day) {
        return debt.certificate() + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
