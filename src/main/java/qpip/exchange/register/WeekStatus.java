package qpip.exchange.register;

/** A benefit week is planned, paid, or was reversed. */
public enum WeekStatus {
    PLANNED,
    PAID,
    REVERSED
}
