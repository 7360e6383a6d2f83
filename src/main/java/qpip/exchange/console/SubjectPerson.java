package qpip.exchange.console;

import java.util.Optional;
import java.util.stream.Stream;
import qpip.exchange.agreement.Partner;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.register.Person;
import qpip.exchange.review.Flag;

/**
 * The person of a claim whom a flag is about, and the part that person has. A spouse is shown only where the low-income
 * supplement was asked for and the partner is Revenu Québec; of anybody else's spouse nothing is shown. Who is the
 * other parent too, as in most couples, is for the other partners the parent of the birth that the claim rests on.
 */
record SubjectPerson(Part part, Optional<Person> person) {

    private static final String TAX = "revenu-quebec";

    /** The parts. */
    enum Part {
        CLAIMANT,
        CHILD,
        OTHER_PARENT,
        SPOUSE,
        /** A spouse of whom nothing may be shown. */
        NOT_SHOWN,
        /** Not on the register any more. */
        UNKNOWN
    }

    static SubjectPerson of(Flag flag, Optional<ClaimFile> file, Optional<Partner> partner) {
        return file.map(claim -> of(flag.personId(), claim, partner))
                .orElseGet(() -> new SubjectPerson(Part.UNKNOWN, Optional.empty()));
    }

    static SubjectPerson of(long id, ClaimFile claim, Optional<Partner> partner) {
        if (claim.claimant().id() == id) {
            return new SubjectPerson(Part.CLAIMANT, Optional.of(claim.claimant()));
        }
        Optional<Person> child = with(claim.children().stream(), id);
        if (child.isPresent()) {
            return new SubjectPerson(Part.CHILD, child);
        }
        boolean tax = partner.filter(one -> one.partner().equals(TAX)).isPresent();
        // NB: an exchange that is declared no longer may have been with Revenu Québec.
        boolean other = partner.isPresent() && !tax;
        Optional<Person> spouse = with(claim.spouseAtFirstFiling().stream(), id);
        Optional<Person> parent = with(claim.otherParent().stream(), id);
        if (spouse.isPresent() && (!other || parent.isEmpty())) {
            return tax && claim.claim().supplementRequested()
                    ? new SubjectPerson(Part.SPOUSE, spouse)
                    : new SubjectPerson(Part.NOT_SHOWN, Optional.empty());
        }
        return parent.isPresent()
                ? new SubjectPerson(Part.OTHER_PARENT, parent)
                : new SubjectPerson(Part.UNKNOWN, Optional.empty());
    }

    private static Optional<Person> with(Stream<Person> persons, long id) {
        return persons.filter(person -> person.id() == id).findFirst();
    }
}
