package qpip.exchange.console;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.review.FlagState;
import qpip.exchange.review.QueueFilter;

/**
 * What the filters above the queue say, as they stand in an address: words of closed sets only, so that no address can
 * hold anything of a person. What is none of them lets all through.
 */
record QueueQuery(QueueFilter.View view, String partner, String rule, String state, String due) {

    static final QueueQuery ALL = new QueueQuery(QueueFilter.View.TEAM, "", "", "", "");
    static final List<String> DUE = List.of("0", "7", "30");

    static QueueQuery of(String view, String partner, String rule, String state, String due, Declared declared) {
        return new QueueQuery(
                Arrays.stream(QueueFilter.View.values())
                        .filter(one -> one.name().equals(view))
                        .findFirst()
                        .orElse(QueueFilter.View.TEAM),
                declared.exchanges(partner).isEmpty() ? "" : partner,
                Rules.find(rule).filter(found -> found.code().equals(rule)).isPresent() ? rule : "",
                states().stream().anyMatch(one -> one.name().equals(state)) ? state : "",
                DUE.contains(due) ? due : "");
    }

    /** The states that a flag of the queue may be in. */
    static List<FlagState> states() {
        return Arrays.stream(FlagState.values()).filter(FlagState::isOpen).toList();
    }

    QueueFilter filter(String who, LocalDate today, Declared declared) {
        return new QueueFilter(
                view,
                who,
                declared.exchanges(partner),
                Optional.of(rule).filter(word -> !word.isEmpty()),
                Optional.of(state).filter(word -> !word.isEmpty()).map(FlagState::valueOf),
                Optional.of(due).filter(word -> !word.isEmpty()).map(days -> today.plusDays(Integer.parseInt(days))));
    }

    /** The same with another view. */
    public QueueQuery seen(QueueFilter.View other) {
        return new QueueQuery(other, partner, rule, state, due);
    }

    /** The same for taking the next: what is put aside or waits is not taken, so its view gives way to the team's. */
    QueueQuery taken() {
        return view == QueueFilter.View.PAUSED || view == QueueFilter.View.WAITING ? seen(QueueFilter.View.TEAM) : this;
    }

    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("vue", view.name());
        parts.put("partenaire", partner);
        parts.put("regle", rule);
        parts.put("etat", state);
        parts.put("echeance", due);
        parts.values().removeIf(String::isEmpty);
        return parts;
    }

    /** The address of the list with these filters. */
    public String address() {
        return parts().entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&", "/ecarts?", ""));
    }
}
