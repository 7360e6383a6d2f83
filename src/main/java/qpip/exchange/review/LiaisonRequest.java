package qpip.exchange.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A question to a partner's liaison officer about the person of a flag: which, with which fields, how far it is. Values
 * of fields are nowhere in it.
 *
 * @param id the flag's reference and the number of the request on it, {@code F-…-1}
 */
public record LiaisonRequest(
        String id,
        String flag,
        String partner,
        String exchange,
        String agreement,
        Question question,
        List<Field> fields,
        LocalDate dueOn,
        State state,
        String preparedBy,
        LocalDate preparedOn,
        String approvedBy,
        Optional<LocalDate> sentOn,
        Optional<Answer> answer,
        String answerNote,
        Optional<LocalDate> answeredOn) {

    /** What can be asked, each with the least that a partner needs to answer it. */
    public enum Question {
        SAME_PERSON(List.of(Field.SURNAME, Field.GIVEN_NAME, Field.DATE_OF_BIRTH)),
        PERIOD(List.of(Field.SIN, Field.PERIOD)),
        AMOUNT(List.of(Field.SIN, Field.PERIOD)),
        CORRECTION(List.of(Field.SIN)),
        DATE_OF_EVENT(List.of(Field.SURNAME, Field.GIVEN_NAME, Field.DATE_OF_BIRTH));

        private final List<Field> least;

        Question(List<Field> least) {
            this.least = least;
        }

        public List<Field> least() {
            return least;
        }
    }

    /** What can go with it; each is permitted only where an agreement permits a field of one of these names. */
    public enum Field {
        SURNAME(List.of("surname-birth", "surname")),
        GIVEN_NAME(List.of("given-name")),
        DATE_OF_BIRTH(List.of("dob")),
        SIN(List.of("sin")),
        NAM(List.of("nam")),
        PERIOD(List.of("query-from", "taxation-year"));

        private final List<String> names;

        Field(List<String> names) {
            this.names = names;
        }

        public boolean isPermitted(List<String> permitted) {
            return names.stream().anyMatch(permitted::contains);
        }
    }

    /** How far it is. */
    public enum State {
        PREPARED,
        APPROVED,
        SENT,
        ANSWERED
    }

    /** What came back. */
    public enum Answer {
        CONFIRMS,
        CORRECTS,
        NOT_THE_SAME,
        NO_ANSWER
    }

    public LiaisonRequest {
        fields = List.copyOf(fields);
    }
}
