package qpip.exchange.layout;

/**
 * Why a whole file is refused.
 *
 * @param detail a sentence with place, expected and found; never a person's value
 */
public record FileFault(FileReason reason, String detail) {}
