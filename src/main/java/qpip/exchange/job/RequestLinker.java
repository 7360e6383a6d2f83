package qpip.exchange.job;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import qpip.exchange.fact.Subject;
import qpip.exchange.layout.RecordView;
import qpip.exchange.linkage.Evidence;
import qpip.exchange.linkage.Link;
import qpip.exchange.linkage.Linking;
import qpip.exchange.linkage.MatchKey;
import qpip.exchange.linkage.MatchLevel;
import qpip.exchange.linkage.Population;

/** Links an answer by the reference of our request, then confirms it: the reference alone could be copied wrong. */
final class RequestLinker implements Linker {

    private final Meaning meaning;
    private final Requests.Asked asked;
    private final Population register;
    private final Linking linking;
    private final boolean aboutIdentity;

    RequestLinker(Meaning meaning, Requests.Asked asked, Population register, Linking linking, boolean aboutIdentity) {
        this.aboutIdentity = aboutIdentity;
        this.meaning = meaning;
        this.asked = asked;
        this.register = register;
        this.linking = linking;
    }

    /**
     * NB: where the answer is about identity itself, a difference is what it says, not a doubt about whom it speaks of:
     * our reference stands for the person, and a rule asks about the difference.
     */
    private MatchLevel level(MatchLevel confirmed) {
        boolean inDoubt = confirmed == MatchLevel.AMBIGUOUS || confirmed == MatchLevel.NONE;
        return aboutIdentity && inDoubt ? MatchLevel.PROBABLE : confirmed;
    }

    @Override
    public boolean requested(RecordView record) {
        return asked.find(meaning.request(record)) >= 0;
    }

    @Override
    public boolean withdrawn(RecordView record) {
        int slot = asked.find(meaning.request(record));
        return slot >= 0 && asked.closed(slot);
    }

    /** NB: with the claim, what made the answer necessary has ended; it isn't kept (A-2.1 s. 64). */
    @Override
    public Optional<Linked> link(RecordView record) {
        int slot = asked.find(meaning.request(record));
        int person = slot < 0 || asked.closed(slot) ? -1 : register.indexOf(asked.person(slot));
        if (person < 0) {
            return Optional.empty();
        }
        Subject subject = Subject.person(asked.person(slot));
        SortedMap<String, String> derived = new TreeMap<>();
        String part = part(slot, derived);
        if (!meaning.carriesIdentity()) {
            return Optional.of(new Linked(
                            subject,
                            MatchLevel.CONFIRMED,
                            MatchKey.NONE,
                            List.of(Evidence.REQUEST_ECHOED.code()),
                            derived)
                    .ofPart(part));
        }
        Link link = linking.confirm(meaning.presented(record), person);
        derived.put("name-similarity", String.valueOf(link.nameSimilarity()));
        if (link.evidence().contains(Evidence.NAM_INCONSISTENT)) {
            derived.put("nam-consistent", "N");
        }
        return Optional.of(new Linked(subject, level(link.level()), link.key(), link.codes(), derived).ofPart(part));
    }

    /**
     * Where a person may be asked about several times, for one claim as spouse and for another as claimant, the answer
     * is to that question only: our own record of it says which, whatever the partner repeats. A fact with a key of its
     * own is a fact whoever asked.
     */
    private String part(int slot, SortedMap<String, String> derived) {
        if (asked.about(slot).isEmpty() || meaning.keyed()) {
            return "";
        }
        derived.put("claim", String.valueOf(asked.claim(slot)));
        derived.put("role", asked.role(slot).name());
        derived.put("about", asked.about(slot));
        return asked.claim(slot) + "-" + asked.role(slot) + "-" + asked.about(slot);
    }
}
