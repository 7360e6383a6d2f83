package qpip.exchange.layout;

/**
 * Why a whole file is refused.
 *
 * @param found place, expected and found; never a person's value
 */
public record FileFault(FileReason reason, Found found) {

    /** What was found, in English. */
    public String detail() {
        return found.toString();
    }
}
