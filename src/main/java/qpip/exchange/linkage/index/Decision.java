package qpip.exchange.linkage.index;

import qpip.exchange.linkage.match.Bits;
import qpip.exchange.linkage.match.Comparison;

/**
 * Match, review, or nothing. A weight isn't enough for a match: a second person must be well behind, no identifier may
 * be another's, and what agrees must tell this person from a spouse, a child or a twin of the same name and house.
 */
final class Decision {

    /** Below this, a person is no rival. */
    private static final int RIVAL = -20 * Bits.BIT;

    /** An initial, or a name that was cut. */
    private static final int BEGINS_ALIKE = 7;

    private static final int ODDS_MOST = 60 * Bits.BIT;

    private static final double[] FRACTIONS = fractions();

    private final Schema schema;
    private final Thresholds thresholds;

    Decision(Schema schema, Thresholds thresholds) {
        this.schema = schema;
        this.thresholds = thresholds;
    }

    Finding of(Finder finder, Search found, long line) {
        int best = -1;
        for (int candidate = 0; candidate < found.found; candidate++) {
            if (found.bits[candidate] > RIVAL && (best < 0 || isBefore(found, candidate, best))) {
                best = candidate;
            }
        }
        if (best < 0) {
            return none(line);
        }
        int rival = rival(finder, found, best);
        double all = oddsOfAll(finder, found);
        if (all / (1 + all) < thresholds.review()) {
            return new Finding(
                    line, Outcome.NONE, Caution.NONE, Finding.Scored.NOBODY, Finding.Scored.NOBODY, all / (1 + all), 0);
        }
        double chance = odds(found.bits[best]) / (1 + all);
        Caution caution = caution(found, best, rival, chance);
        return new Finding(
                line,
                caution == Caution.NONE ? Outcome.MATCH : Outcome.REVIEW,
                caution,
                finder.scored(found, best),
                rival < 0 ? Finding.Scored.NOBODY : finder.scored(found, rival),
                chance,
                keysOf(finder, found, best));
    }

    private static Finding none(long line) {
        return new Finding(line, Outcome.NONE, Caution.NONE, Finding.Scored.NOBODY, Finding.Scored.NOBODY, 0, 0);
    }

    /** NB: the order of rows must not decide, so of equals the person that was registered first goes first. */
    private static boolean isBefore(Search found, int candidate, int other) {
        if (found.bits[candidate] != found.bits[other]) {
            return found.bits[candidate] > found.bits[other];
        }
        return found.rows[candidate] < found.rows[other];
    }

    private static int rival(Finder finder, Search found, int best) {
        int rival = -1;
        for (int candidate = 0; candidate < found.found; candidate++) {
            if (found.bits[candidate] > RIVAL
                    && finder.personOf(found, candidate) != finder.personOf(found, best)
                    && (rival < 0 || isBefore(found, candidate, rival))) {
                rival = candidate;
            }
        }
        return rival;
    }

    /** The odds of all persons found together, against nobody of the register. */
    private static double oddsOfAll(Finder finder, Search found) {
        double all = 0;
        for (int candidate = 0; candidate < found.found; candidate++) {
            if (found.bits[candidate] > RIVAL && isHeaviestRow(finder, found, candidate)) {
                all += odds(found.bits[candidate]);
            }
        }
        return all;
    }

    private static boolean isHeaviestRow(Finder finder, Search found, int candidate) {
        for (int other = 0; other < found.found; other++) {
            if (other != candidate
                    && finder.personOf(found, other) == finder.personOf(found, candidate)
                    && isBefore(found, other, candidate)) {
                return false;
            }
        }
        return true;
    }

    private static int keysOf(Finder finder, Search found, int best) {
        int keys = 0;
        for (int candidate = 0; candidate < found.found; candidate++) {
            if (finder.personOf(found, candidate) == finder.personOf(found, best)) {
                keys |= found.foundBy[candidate];
            }
        }
        return keys;
    }

    /** Why it isn't a match, the weightiest reason first. */
    private Caution caution(Search found, int best, int rival, double chance) {
        long pair = found.levels[best];
        boolean identified = isIdentified(pair);
        if (hasOtherIdentifier(pair)) {
            return Caution.OTHER_IDENTIFIER;
        }
        int given = schema.given < 0 ? Comparison.MISSING : Weights.level(pair, schema.given);
        int date = schema.date < 0 ? Comparison.MISSING : Weights.level(pair, schema.date);
        boolean otherGiven = given > Comparison.NAME.agreeing() && given != BEGINS_ALIKE && !isSwapped(given);
        if (otherGiven && date > Comparison.DATE.agreeing()) {
            return Caution.OTHER_PERSON;
        }
        // NB: whoever gave a wrong number gives a twin's or a spouse's sooner than a stranger's.
        if (otherGiven && date != Comparison.MISSING) {
            return Caution.TWIN;
        }
        if (rival >= 0 && found.bits[best] - found.bits[rival] < thresholds.margin()) {
            return Caution.RIVAL;
        }
        if (!identified && !isThisPerson(given, date)) {
            return Caution.NAME_ALONE;
        }
        return chance < thresholds.match() ? Caution.WEIGHT : Caution.NONE;
    }

    private static boolean isSwapped(int level) {
        return level == Comparison.SWAPPED || level == Comparison.SWAPPED_ALIKE;
    }

    private boolean isIdentified(long pair) {
        for (int field = 0; field < schema.size; field++) {
            if (schema.identifier[field] && Weights.level(pair, field) == Comparison.SAME) {
                return true;
            }
        }
        return false;
    }

    private boolean hasOtherIdentifier(long pair) {
        for (int field = 0; field < schema.size; field++) {
            if (schema.identifier[field] && Weights.level(pair, field) > Comparison.CODE.agreeing() + 1) {
                return true;
            }
        }
        return false;
    }

    /** Without an identifier, the given name must be the same or a form of it, and the date may have one slip. */
    private boolean isThisPerson(int given, int date) {
        boolean named = given == Comparison.SAME || given == 2 || isSwapped(given) || schema.given < 0;
        boolean born = date != Comparison.MISSING && date <= Comparison.DATE.agreeing() || schema.date < 0;
        return named && born;
    }

    /** Two to the power of milli-bits: whole bits exactly, the rest from a table, the same on every machine. */
    static double odds(int bits) {
        int bounded = Math.max(-ODDS_MOST, Math.min(ODDS_MOST, bits));
        int whole = Math.floorDiv(bounded, Bits.BIT);
        return Math.scalb(FRACTIONS[bounded - whole * Bits.BIT], whole);
    }

    private static double[] fractions() {
        double[] fractions = new double[Bits.BIT];
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] = Bits.power(i / (double) Bits.BIT);
        }
        return fractions;
    }
}
