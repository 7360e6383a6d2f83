package qpip.exchange.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import qpip.exchange.privacy.Discretion;
import qpip.exchange.privacy.Mask;
import qpip.exchange.register.ClaimFile;
import qpip.exchange.review.FlagEvent;
import qpip.exchange.review.FlagOutcome;
import qpip.exchange.review.FlagReason;

/**
 * An event of a flag's history; {@code verdict} is the answer that the reason of a decision belongs to. NB: a note from
 * the command line may say anything of a person; one that looks as if it did is hidden.
 */
record Happened(
        LocalDate on,
        String kind,
        String state,
        String outcome,
        String reason,
        String verdict,
        BigDecimal before,
        BigDecimal after,
        String rule,
        String who,
        String note,
        String evidenceBefore,
        String evidenceAfter) {

    static Happened of(FlagEvent event, Optional<ClaimFile> file) {
        return new Happened(
                event.on(),
                event.kind().name(),
                event.stateAfter().name(),
                event.kind() == FlagEvent.Kind.DISPOSED
                        ? event.outcome().map(FlagOutcome::name).orElse("")
                        : "",
                event.reason(),
                Arrays.stream(FlagReason.values())
                        .filter(reason -> event.kind() == FlagEvent.Kind.DISPOSED
                                && reason.name().equals(event.reason()))
                        .map(reason -> reason.verdict().name())
                        .findFirst()
                        .orElse(""),
                event.impactBefore(),
                event.impactAfter(),
                event.rule(),
                event.who(),
                note(event.note(), file),
                String.join(" ", event.evidenceBefore()),
                event.evidenceAfter().isEmpty() ? "-" : String.join(" ", event.evidenceAfter()));
    }

    private static String note(String note, Optional<ClaimFile> file) {
        if (note.isEmpty()) {
            return "";
        }
        Optional<String> refusal =
                file.map(claim -> Discretion.refusal(note, claim)).orElseGet(() -> Discretion.refusal(note));
        return refusal.isPresent() ? Mask.text() : note;
    }
}
