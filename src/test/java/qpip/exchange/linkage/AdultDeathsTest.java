package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.Town.Citizen;
import qpip.exchange.register.Sex;

class AdultDeathsTest {

    private final Town town = new Town();

    private static final LocalDate BORN = LocalDate.of(1985, 2, 14);

    private final Citizen luc = Citizen.named("Roy", "Luc").born("1985-02-14").with(Sex.M, "G1R4S9", "Québec");

    private final Presented act = Presented.named("Roy", "Luc").born(BORN);

    @ParameterizedTest
    @CsvSource({
        "G1R 4S9, Lévis,  F, PROBABLE",
        "g1r4s9,  '',     M, PROBABLE",
        "H2X1Y4,  QUEBEC, M, PROBABLE",
        "H2X1Y4,  QUEBEC, F, AMBIGUOUS",
        "H2X1Y4,  Lévis,  M, AMBIGUOUS",
        "'',      '',     M, AMBIGUOUS"
    })
    void nameAndDateNeedSomethingElse(String postalCode, String municipality, Sex sex, MatchLevel level) {
        town.add(luc);
        Link link = town.linking().death(act.livingAt(postalCode, municipality).ofSex(sex));
        assertThat(link.level()).isEqualTo(level);
        assertThat(link.key()).isEqualTo(MatchKey.K6);
        assertThat(link.personId()).isEqualTo(100);
    }

    @Test
    void theSpouseMayBeTheOtherParent() {
        long roy = town.add(luc);
        long anne = town.add(Citizen.named("Gagnon", "Anne").born("1986-03-03"));
        town.event("2025-01-15", 1, "", List.of(roy, anne));
        Link link = town.linking().death(act.withSpouse("Anne GAGNON"));
        assertThat(link.level()).isEqualTo(MatchLevel.PROBABLE);
        assertThat(link.codes()).contains("other-parent-equal");
        assertThat(town.linking().death(act.withSpouse("Zoé WOJCIK")).level()).isEqualTo(MatchLevel.AMBIGUOUS);
    }

    @Test
    void namesakesOfOneDayAreNotToldApart() {
        town.add(luc);
        town.add(luc.with(Sex.M, "H2X1Y4", "Montréal"));
        Link link = town.linking().death(act.livingAt("G1R4S9", "Québec").ofSex(Sex.M));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.personId()).isEqualTo(Link.NOBODY);
        assertThat(link.candidates()).containsExactly(100L, 101L);
        assertThat(link.codes()).contains("second-best-near");
    }

    @Test
    void aTwinWithALikeNameLeavesADoubt() {
        town.add(Citizen.named("Roy", "Jean").born("1985-02-14").with(Sex.M, "G1R4S9", ""));
        town.add(Citizen.named("Roy", "Jeanne").born("1985-02-14").with(Sex.F, "G1R4S9", ""));
        Presented jean = Presented.named("Roy", "Jean").born(BORN).livingAt("G1R4S9", "");
        assertThat(town.linking().death(jean).level()).isEqualTo(MatchLevel.AMBIGUOUS);
    }

    @Test
    void aTwinWithAnotherNameLeavesNone() {
        town.add(luc);
        town.add(Citizen.named("Roy", "Geneviève").born("1985-02-14").with(Sex.F, "G1R4S9", ""));
        Link link = town.linking().death(act.livingAt("G1R4S9", ""));
        assertThat(link.level()).isEqualTo(MatchLevel.PROBABLE);
        assertThat(link.personId()).isEqualTo(100);
    }

    @Test
    void aCommonSurnameNeedsMoreThanATown() {
        town.add(luc);
        for (int i = 0; i < 49; i++) {
            town.add(Citizen.named("Roy", "Zoé").born("1960-01-02"));
        }
        Presented inTown = act.livingAt("", "Québec").ofSex(Sex.M);
        Link link = town.linking().death(inTown);
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.codes()).contains("surname-common");
        assertThat(town.linking().death(act.livingAt("G1R4S9", "")).level()).isEqualTo(MatchLevel.PROBABLE);
    }

    @Test
    void aSurnameOfFortyNineIsNotYetCommon() {
        town.add(luc);
        for (int i = 0; i < 48; i++) {
            town.add(Citizen.named("Roy", "Zoé").born("1960-01-02"));
        }
        assertThat(town.linking().death(act.livingAt("", "Québec").ofSex(Sex.M)).level())
                .isEqualTo(MatchLevel.PROBABLE);
    }

    @ParameterizedTest
    @CsvSource({"19850215", "19850200", "19850000", "19950214"})
    void aNearDateNeedsTwoOtherThings(String date) {
        town.add(luc);
        Presented near = Presented.named("Roy", "Luc").born(BirthDate.parse(date));
        Linking linking = town.linking();
        assertThat(linking.death(near).level()).isEqualTo(MatchLevel.NONE);
        assertThat(linking.death(near.livingAt("G1R4S9", "")).level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(linking.death(near.livingAt("G1R4S9", "Québec").ofSex(Sex.M)).level())
                .isEqualTo(MatchLevel.PROBABLE);
    }

    @Test
    void exchangedDayAndMonthIsANearDate() {
        town.add(Citizen.named("Roy", "Luc").born("1985-04-03").with(Sex.M, "G1R4S9", "Québec"));
        Link link = town.linking()
                .death(Presented.named("Roy", "Luc")
                        .born(LocalDate.of(1985, 3, 4))
                        .livingAt("G1R4S9", "Québec")
                        .ofSex(Sex.M));
        assertThat(link.level()).isEqualTo(MatchLevel.PROBABLE);
        assertThat(link.codes()).contains("dob-swapped");
    }

    @ParameterizedTest
    @CsvSource({"00000000", "19000101", "99991231"})
    void aPlaceholderFindsNobody(String date) {
        town.add(luc);
        assertThat(town.linking()
                        .death(Presented.named("Roy", "Luc")
                                .born(BirthDate.parse(date))
                                .livingAt("G1R4S9", "")))
                .isEqualTo(Link.NONE);
    }

    @Test
    void exchangedNamesAreReviewed() {
        town.add(luc);
        Link link =
                town.linking().death(Presented.named("Luc", "Roy").born(BORN).livingAt("G1R4S9", ""));
        assertThat(link.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(link.codes()).contains("names-swapped");
    }

    @Test
    void aStrangerIsNobody() {
        town.add(luc);
        assertThat(town.linking()
                        .death(Presented.named("Wojcik", "Zoé").born(BORN).livingAt("G1R4S9", "")))
                .isEqualTo(Link.NONE);
    }

    @Test
    void anIdentifierOnARecordNobodyAskedForIsNeverEnough() {
        town.add(luc.sin(800123457L));
        Linking linking = town.linking();
        assertThat(linking.death(act.withSin(800123457L)).key()).isEqualTo(MatchKey.K1);
        assertThat(linking.death(Presented.named("Roy", "Luc").withSin(800123457L))
                        .level())
                .isEqualTo(MatchLevel.PROBABLE);
    }
}
