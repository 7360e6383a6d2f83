package qpip.exchange.linkage;

import java.util.List;

/**
 * Which event an act of birth proves. A parent of the event who is not on the act, and a parent on the act who is not
 * of the event, are named for the rules that ask about them.
 *
 * @param eventId the event, or {@link Link#NOBODY}
 * @param childId the child on the register whom the act is about, or {@link Link#NOBODY}
 * @param daysLater the act's date of birth less the register's
 * @param parents who of the act is who on the register
 * @param parentsNotOnAct ids of persons
 * @param parentsNotOnRegister positions on the act, from 0
 * @param nameSimilarity per mille, of the parent who was recognised least well
 * @param candidates ids of the events to choose from, ascending; empty unless ambiguous
 */
public record BirthLink(
        MatchLevel level,
        MatchKey key,
        long eventId,
        long childId,
        int daysLater,
        List<RecognisedParent> parents,
        List<Long> parentsNotOnAct,
        List<Integer> parentsNotOnRegister,
        int nameSimilarity,
        int plurality,
        int rank,
        List<Evidence> evidence,
        List<Long> candidates) {

    public BirthLink {
        parents = List.copyOf(parents);
        parentsNotOnAct = List.copyOf(parentsNotOnAct);
        parentsNotOnRegister = List.copyOf(parentsNotOnRegister);
        evidence = List.copyOf(evidence);
        candidates = List.copyOf(candidates);
    }

    static BirthLink none(PresentedBirth act) {
        return new BirthLink(
                MatchLevel.NONE,
                MatchKey.NONE,
                Link.NOBODY,
                Link.NOBODY,
                0,
                List.of(),
                List.of(),
                List.of(),
                0,
                act.plurality(),
                act.rank(),
                List.of(),
                List.of());
    }

    /** The codes of the evidence, as stored with the decision and shown to the analyst. */
    public List<String> codes() {
        return evidence.stream().map(Evidence::code).toList();
    }
}
