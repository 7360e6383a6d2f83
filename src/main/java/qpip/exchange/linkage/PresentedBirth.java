package qpip.exchange.linkage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an act of birth says, as far as linkage needs it.
 *
 * @param plurality how many children the confinement gave, 1 for a single birth
 * @param rank of this child among them, from 1
 */
public record PresentedBirth(
        LocalDate childBorn,
        List<String> childGivenNames,
        List<PresentedParent> parents,
        Optional<String> attestationNo,
        int plurality,
        int rank) {

    public PresentedBirth {
        childGivenNames = List.copyOf(childGivenNames);
        parents = List.copyOf(parents);
    }

    public boolean isPlural() {
        return plurality > 1;
    }

    @Override
    public String toString() {
        return "PresentedBirth[]";
    }
}
