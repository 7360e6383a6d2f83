package qpip.exchange.linkage;

import java.util.List;

/**
 * Decides whom a record speaks of, by the match levels K1 to K8. It never guesses: what two candidates share is
 * ambiguous, and every answer says what it rests on. Immutable and free of chance; any number of threads may use one.
 *
 * <p>NB: this is the form that needs exact keys to find a candidate. Another way to find and weigh candidates goes
 * behind the same three questions.
 */
public final class Linking {

    private final Population population;
    private final Surnames surnames;
    private final EventDays eventDays;
    private final Identification identification;
    private final AdultDeaths adultDeaths;
    private final InfantDeaths infantDeaths;
    private final Births births;

    private Linking(Population population, Surnames surnames, EventDays eventDays, NameWidths widths) {
        this.population = population;
        this.surnames = surnames;
        this.eventDays = eventDays;
        this.identification = new Identification(population, widths);
        this.adultDeaths = new AdultDeaths(population, surnames, widths);
        this.infantDeaths = new InfantDeaths(population, eventDays, widths);
        this.births = new Births(population, eventDays, widths);
    }

    /** How common the population's surnames are, and when its events took place, is found out when first needed. */
    public static Linking over(Population population) {
        return new Linking(population, Surnames.of(population), EventDays.of(population), NameWidths.UNLIMITED);
    }

    /** The same register, for a partner whose names may be cut at those widths. */
    public Linking cutAt(NameWidths widths) {
        return new Linking(population, surnames, eventDays, widths);
    }

    /**
     * Whether a record that repeats the reference of our request is about the person we asked about (K1 to K5). Fields
     * that the layout does not carry contradict nothing: the reference stands for them.
     */
    public Link confirm(Presented presented, int person) {
        return identification.confirm(presented, person);
    }

    /**
     * Whose death a record reports: an infant's (K8), or a claimant's or a spouse's (K6; K1 to K5 if the record carries
     * an identifier). A wrong answer here is the worst this program can give: whatever is not clear is ambiguous.
     */
    public Link death(Presented presented) {
        Link identified = identification.unasked(presented);
        if (identified.level() != MatchLevel.NONE) {
            return identified;
        }
        Link infant = infantDeaths.link(presented);
        return infant.level() != MatchLevel.NONE ? infant : adultDeaths.link(presented);
    }

    /**
     * Which adult an act speaks of by a former name (K6; K1 to K5 if the record carries an identifier): whatever is not
     * clear is ambiguous.
     */
    public Link named(Presented presented) {
        Link identified = identification.unasked(presented);
        return identified.level() != MatchLevel.NONE ? identified : adultDeaths.link(presented);
    }

    /** Which event an act of birth proves, and which of its parents it names (K7). */
    public BirthLink birth(PresentedBirth act) {
        return births.link(act);
    }

    /**
     * Raises the links of a plural birth once every rank has its act: the event is then proved as that of a single
     * birth is. The links are of one event; an incomplete group comes back as it is.
     */
    public static List<BirthLink> asGroup(List<BirthLink> links) {
        return Births.asGroup(links);
    }
}
