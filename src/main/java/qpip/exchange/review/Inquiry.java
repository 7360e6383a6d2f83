package qpip.exchange.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A question about one person that somebody put to a partner on a flag, and what came back. */
public record Inquiry(
        String flag,
        int number,
        String partner,
        String exchange,
        long personId,
        long claimId,
        InquiryState state,
        Optional<NotAsked> notAsked,
        String reason,
        String askedBy,
        LocalDate askedOn,
        Optional<LocalDate> sentOn,
        List<Answer> answers) {

    public Inquiry {
        answers = List.copyOf(answers);
    }

    /** The flag and the number of the question on it: what the register of releases names it by. */
    public String ref() {
        return ref(flag, number);
    }

    static String ref(String flag, int number) {
        return flag + "/" + number;
    }

    /**
     * What came back with one file: references to facts as {@link qpip.exchange.fact.Fact#reference} gives them, none
     * where nothing was kept of the answer.
     */
    public record Answer(String execution, LocalDate receivedOn, List<String> facts) {

        public Answer {
            facts = List.copyOf(facts);
        }
    }
}
