package qpip.exchange.layout;

/** Why a whole file is refused: nothing of it is believed. From {@link #WRONG_EXCHANGE} on, a job decides. */
public enum FileReason {
    EMPTY,
    NO_HEADER,
    NO_TRAILER,
    TRUNCATED,
    ENCODING,
    MALFORMED,
    RECORD_LENGTH,
    COLUMN_NAMES,
    LAYOUT_VERSION,
    COUNT,
    AMOUNT_TOTAL,
    HASH_TOTAL,
    AFTER_TRAILER,
    TOO_LARGE,
    WRONG_EXCHANGE,
    WRONG_SENDER,
    WRONG_RECEIVER,
    WRONG_ENVIRONMENT,
    AGREEMENT,
    SEQUENCE_REPEAT,
    SEQUENCE_GAP,
    CHECKSUM,
    REJECT_RATIO,
    MINIMUM_RECORDS
}
