package qpip.exchange.linkage;

import java.util.List;

/** A parent as an act names them. */
public record PresentedParent(String surname, List<String> givenNames, BirthDate dateOfBirth) {

    public PresentedParent {
        givenNames = List.copyOf(givenNames);
    }

    @Override
    public String toString() {
        return "PresentedParent[]";
    }
}
