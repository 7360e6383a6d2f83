package qpip.exchange.simulation;

import java.util.List;
import qpip.exchange.layout.Values;

/** The groups that acts of birth and death have in common. */
final class ActValues {

    private ActValues() {}

    static List<Values> parents(List<ActParent> parents) {
        return parents.stream().map(ActValues::parent).toList();
    }

    static List<Values> names(String field, List<String> given) {
        return given.stream()
                .map(name -> Values.builder().put(field, name).build())
                .toList();
    }

    private static Values parent(ActParent parent) {
        return Values.builder()
                .put("quality", parent.quality())
                .put("surname", parent.surname())
                .put("given", names("name", parent.given()))
                .put("dob", parent.born())
                .put("domicile-postal", parent.postalCode())
                .build();
    }
}
