package qpip.exchange.bench;

/** How much is measured: records in the file, persons on the register. One record in {@link #CHANGED_ONE_IN} changes. */
record Size(int records, int persons) {

    /** Two in a hundred, each of another person as long as there are enough. */
    static final int CHANGED_ONE_IN = 50;

    Size {
        if (records < 1_000 || persons < 200 || records < persons) {
            throw new IllegalArgumentException("at least 1000 records, 200 persons, and as many records as persons");
        }
    }

    int changed() {
        return records / CHANGED_ONE_IN;
    }

    /** The name of what is prepared for this size. */
    String name() {
        return records + "-" + persons;
    }
}
