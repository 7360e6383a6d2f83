package qpip.exchange.simulation;

import java.util.EnumSet;
import java.util.Set;

/** The households that a plant can be hidden in. */
enum Fits {
    ANY(EnumSet.allOf(Shape.class)),
    BOTH(EnumSet.of(Shape.BOTH)),
    MOTHER(EnumSet.of(Shape.MOTHER)),
    WITH_MOTHER(EnumSet.of(Shape.BOTH, Shape.MOTHER)),
    /** A mother who claims alone and whose other parent isn't on the register. */
    ALONE(EnumSet.of(Shape.MOTHER)),
    /** One parent claims; the other is on the register. */
    ONE_WITH_OTHER(EnumSet.of(Shape.MOTHER, Shape.FATHER));

    private final Set<Shape> shapes;

    Fits(Set<Shape> shapes) {
        this.shapes = shapes;
    }

    boolean fits(Shape shape) {
        return shapes.contains(shape);
    }
}
