package qpip.exchange.layout;

/** A figure of the trailer that the details must give; the writer computes it, the verification compares it. */
public sealed interface Total {

    /** What hash totals and sums of lengths are taken modulo: the trailer has 15 digits for them. */
    long MODULUS = 1_000_000_000_000_000L;

    /** The trailer's field that holds the figure. */
    String equals();

    /** How many details there are. */
    record Count(String equals) implements Total {}

    /** The sum of an amount or number. */
    record Sum(String of, String equals) implements Total {}

    /** The sum of an identifier read as a number, modulo {@link #MODULUS}; it proves that none was altered. */
    record HashTotal(String of, String equals) implements Total {}

    /**
     * The sum of the details' lengths in characters, modulo {@link #MODULUS}: without line ends; of an XML record, the
     * lengths of its values.
     */
    record LineLengths(String equals) implements Total {}
}
