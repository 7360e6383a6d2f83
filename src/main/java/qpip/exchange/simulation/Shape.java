package qpip.exchange.simulation;

/**
 * Who of a household claims; in 2018 both parents did for 69 % of events, the mother alone for 20 %, the father for 11
 * %.
 */
enum Shape {
    BOTH,
    MOTHER,
    FATHER;

    static Shape draw(Chance chance) {
        int draw = chance.below(1_000);
        return draw < 692 ? BOTH : draw < 892 ? MOTHER : FATHER;
    }

    int claims() {
        return this == BOTH ? 2 : 1;
    }
}
