package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import qpip.exchange.linkage.Town.Citizen;
import qpip.exchange.linkage.index.Explainer;
import qpip.exchange.linkage.index.Explanation;
import qpip.exchange.linkage.index.PersonWeights;
import qpip.exchange.linkage.index.TrainedModel;
import qpip.exchange.linkage.index.Weighed;
import qpip.exchange.register.Sex;

/** What the match of a record with a person weighs, with the model that the jobs have. */
class PersonWeightsTest {

    private static final TrainedModel MODEL = TrainedModel.read(Path.of("mappings", "models", "people.json"));
    private static final Explainer EXPLAINER = new Explainer(MODEL);
    private static final long SIN = 46454286;
    private static final String NAM = "TREM91540712";

    private final Town town = new Town();
    private final int eve = town.indexOf(town.add(Citizen.named("Tremblay", "Marie-Ève", "Anne")
            .born("1991-04-07")
            .with(Sex.F, "G1R4S9", "Québec")
            .alsoCalled("Gagnon")
            .sin(SIN, 900000001L)
            .nam(NAM)));
    private final int rare = town.indexOf(
            town.add(Citizen.named("Wawanoloath", "Ève").born("1980-01-31").with(Sex.F, "J0M1A0", "Val-d’Or")));

    PersonWeightsTest() {
        for (int i = 0; i < 200; i++) {
            town.add(Citizen.named("Tremblay", "Luc")
                    .born(LocalDate.of(1970, 1, 1).plusDays(37L * i).toString())
                    .with(Sex.M, "H1A1A" + i % 10, "Montréal"));
        }
    }

    private PersonWeights weights() {
        return PersonWeights.of(town, MODEL, NameWidths.UNLIMITED);
    }

    private static Presented wholly() {
        return Presented.named("Tremblay", "Marie-Ève", "Anne")
                .born(LocalDate.of(1991, 4, 7))
                .ofSex(Sex.F)
                .livingAt("G1R 4S9", "Québec")
                .withSin(SIN)
                .withNam(NAM, Optional.empty());
    }

    private String level(Presented record, String field) {
        return term(weights().weigh(record, eve, true), field).level();
    }

    private static Explanation.Term term(Weighed weighed, String field) {
        return EXPLAINER.terms(weighed).stream()
                .filter(term ->
                        term.kind() == Explanation.Kind.FIELD && term.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsStoredExplainsItselfTermByTerm() {
        for (Presented record : List.of(
                wholly(),
                Presented.unnamed(),
                Presented.named("Tremblay", "Luc")
                        .born(LocalDate.of(1919, 7, 4))
                        .withSin(SIN + 9),
                Presented.named("Marie-Eve", "Tremblay"))) {
            for (boolean asked : List.of(true, false)) {
                Weighed weighed = weights().weigh(record, eve, asked);
                Weighed stored = Weighed.of(weighed.text());
                assertThat(stored).isEqualTo(weighed);
                assertThat(weighed.text()).hasSizeLessThanOrEqualTo(400).doesNotContain("Tremblay", NAM);
                assertThat(EXPLAINER.terms(stored).stream()
                                .mapToInt(Explanation.Term::bits)
                                .sum())
                        .isEqualTo(stored.weight());
            }
        }
    }

    @Test
    void aRecordThatSaysAllAlikeIsAsGoodAsCertainAndOneOfAnotherPersonIsNot() {
        assertThat(weights().weigh(wholly(), eve, false).chance()).isGreaterThan(0.999999);
        assertThat(weights().weigh(wholly(), rare, true).chance()).isLessThan(0.001);
    }

    @Test
    void aRepeatedReferenceCountsAndFieldsThatNobodyCarriesDoNot() {
        Weighed asked = weights().weigh(Presented.unnamed(), eve, true);
        assertThat(EXPLAINER.terms(asked).get(0).kind()).isEqualTo(Explanation.Kind.REFERENCE);
        assertThat(asked.chance()).isBetween(0.98, 0.995);
        assertThat(weights().weigh(Presented.unnamed(), eve, false).chance()).isLessThan(0.01);
        assertThat(term(asked, "surname").bits()).isZero();
    }

    @Test
    void aRareNameWeighsMoreThanACommonOne() {
        assertThat(term(weights().weigh(Presented.named("Wawanoloath"), rare, true), "surname")
                        .bits())
                .isGreaterThan(term(weights().weigh(Presented.named("Tremblay"), eve, true), "surname")
                        .bits());
    }

    @Test
    void everyNameAndNumberThatThePersonEverHadCounts() {
        assertThat(level(Presented.named("GAGNON", "Anne"), "surname")).isEqualTo("same");
        assertThat(level(Presented.named("GAGNON", "Anne"), "given")).isEqualTo("same");
        assertThat(level(Presented.named("X").withSin(900000001), "sin")).isEqualTo("same");
        assertThat(level(Presented.named("X").withNam("GAGE91540712", Optional.of(NAM)), "nam"))
                .isEqualTo("same");
        assertThat(level(Presented.named("X").withSin(0), "sin")).isEqualTo("missing");
        assertThat(level(Presented.named("X").withNam("INCONNU", Optional.empty()), "nam"))
                .isEqualTo("missing");
        assertThat(level(Presented.named("X").livingAt("NONE", ""), "postcode")).isEqualTo("missing");
    }

    @Test
    void exchangedNamesAndADateKnownInPartAreSaidToBeThat() {
        assertThat(level(Presented.named("Marie Eve", "Tremblay"), "surname")).isEqualTo("swapped");
        assertThat(level(Presented.named("X").born(new BirthDate(1991, 4, 0)), "born"))
                .isEqualTo("same-as-far-as-known");
    }

    @Test
    void aNameThatFillsItsFieldIsComparedWithTheBeginningOfOurs() {
        Presented record = Presented.named("Tremb", "Mar");
        assertThat(level(record, "surname")).isNotEqualTo("same");
        Weighed cut = PersonWeights.of(town, MODEL, new NameWidths(5, 3)).weigh(record, eve, true);
        assertThat(term(cut, "surname").level()).isEqualTo("same");
        assertThat(term(cut, "given").level()).isEqualTo("same");
    }

    @Test
    void anotherModelExplainsNothing() {
        Weighed weighed = weights().weigh(wholly(), eve, true);
        Weighed other = new Weighed("0".repeat(32), weighed.persons(), weighed.scored());
        assertThatThrownBy(() -> EXPLAINER.terms(other)).isInstanceOf(TrainedModel.BadModel.class);
        assertThatThrownBy(() -> Weighed.of("2d2a;1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelReadFromItsTextIsTheSame() {
        assertThat(TrainedModel.of(MODEL.text(), "kept").hash()).isEqualTo(MODEL.hash());
    }
}
