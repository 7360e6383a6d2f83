package qpip.exchange.register;

/** What a claim is about (LAP ss. 7 to 12.8); the code is the one used in extracts. */
public enum EventType {
    BIRTH("BIRT"),
    ADOPTION("ADOP"),
    TERMINATION("TERM"),
    SURROGACY("SURR");

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
