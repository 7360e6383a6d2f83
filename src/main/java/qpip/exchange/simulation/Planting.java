package qpip.exchange.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides which plant is hidden in which household: one at most in each, and one of each while households last. */
final class Planting {

    private final Map<Integer, Plant> plants = new HashMap<>();

    /** The shapes are those of all households, in order. */
    Planting(Shape[] shapes, int claims, long seed) {
        int[] order = shuffled(shapes.length, seed);
        Map<Plant, Integer> planted = new HashMap<>();
        // First one of each, so that a small Québec shows every kind; then as many as the rates say.
        for (boolean more : new boolean[] {false, true}) {
            for (Plant plant : Plants.all()) {
                int wanted = more ? plant.among(claims) : 1;
                planted.put(plant, plant(plant, wanted, planted.getOrDefault(plant, 0), shapes, order));
            }
        }
    }

    Optional<Plant> in(int household) {
        return Optional.ofNullable(plants.get(household));
    }

    private int plant(Plant plant, int wanted, int already, Shape[] shapes, int[] order) {
        int count = already;
        for (int i = 0; i < order.length && count < wanted; i++) {
            int household = order[i];
            if (plant.fits(shapes[household]) && !plants.containsKey(household)) {
                plants.put(household, plant);
                count++;
            }
        }
        return count;
    }

    private static int[] shuffled(int length, long seed) {
        Chance chance = Chance.of(seed, "planting", 0);
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int other = chance.below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
