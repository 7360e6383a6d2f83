package qpip.exchange.layout;

/** Ends the reading of a file that cannot be believed; it never leaves the package. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FileFault fault;

    Refused(FileReason reason, Found found) {
        super(found.toString(), null, false, false);
        this.fault = new FileFault(reason, found);
    }

    FileFault fault() {
        return fault;
    }
}
