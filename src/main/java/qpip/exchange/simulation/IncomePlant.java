package qpip.exchange.simulation;

/** What is hidden in what others than the Plan paid: the weeks' benefit leaves room for a large deduction. */
interface IncomePlant extends Plant {

    @Override
    default int earningsMin() {
        return 90_000;
    }

    @Override
    default int earningsMax() {
        return 160_000;
    }
}
