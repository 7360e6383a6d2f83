package qpip.exchange.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qpip.exchange.linkage.Town.Citizen;
import qpip.exchange.register.Sex;

class IdentificationTest {

    private static final long SIN = 800123457L;
    private static final long OTHER_SIN = 800000002L;
    private static final long TEMPORARY_SIN = 900123456L;

    private final Town town = new Town();

    @ParameterizedTest
    @CsvSource({
        // The name: 0.80 and 0.799, 0.92 and 0.919.
        "Tremblay, Marc,   Tremblay, Jean,    19850214, CONFIRMED, K1,   800",
        "Gagné,    Luc,    Gauthier, Lucie,   19850214, PROBABLE,  K3,   799",
        "Gagné,    Paul,   Gagnon,   Paule,   19850215, PROBABLE,  K4,   920",
        "Gagné,    Sylvie, Gagnonet, Sylvain, 19850215, AMBIGUOUS, NONE, 919",
        // The date of birth: one digit, day and month, partial, placeholder, two digits.
        "Roy,      Luc,    Roy,      Luc,     19850214, CONFIRMED, K1,   1000",
        "Roy,      Luc,    Roy,      Luc,     19850215, PROBABLE,  K4,   1000",
        "Roy,      Luc,    Roy,      Luc,     19850200, PROBABLE,  K4,   1000",
        "Roy,      Luc,    Roy,      Luc,     00000000, PROBABLE,  K4,   1000",
        "Roy,      Luc,    Roy,      Luc,     19850225, AMBIGUOUS, NONE, 1000",
        // Name and date both differ.
        "Gagné,    Luc,    Gauthier, Lucie,   19850225, CONFLICT,  K5,   799",
        "Gagné,    Luc,    Gauthier, Lucie,   19850215, CONFLICT,  K5,   799",
        "Tremblay, Marc,   Tremblay, Jean,    19850225, AMBIGUOUS, NONE, 800"
    })
    void aSinCountsOnlyWithTheNameAndTheDateOfBirth(
            String surname,
            String given,
            String theirSurname,
            String theirGiven,
            String theirDate,
            MatchLevel level,
            MatchKey key,
            int similarity) {
        town.add(Citizen.named(surname, given).born("1985-02-14").sin(SIN));
        Link link = town.linking()
                .confirm(
                        Presented.named(theirSurname, theirGiven)
                                .born(BirthDate.parse(theirDate))
                                .withSin(SIN),
                        0);
        assertThat(link.level()).isEqualTo(level);
        assertThat(link.key()).isEqualTo(key);
        assertThat(link.nameSimilarity()).isEqualTo(similarity);
        assertThat(link.personId()).isEqualTo(100);
        assertThat(link.codes()).contains("sin-equal", "request-echoed");
    }

    @Test
    void dayAndMonthMayBeExchanged() {
        town.add(Citizen.named("Roy", "Luc").born("1985-04-03").sin(SIN));
        Link link = town.linking()
                .confirm(
                        Presented.named("ROY", "LUC")
                                .born(LocalDate.of(1985, 3, 4))
                                .withSin(SIN),
                        0);
        assertThat(link.key()).isEqualTo(MatchKey.K4);
        assertThat(link.evidence()).contains(Evidence.DOB_SWAPPED);
    }

    @ParameterizedTest
    @CsvSource({
        // Accents, apostrophes and hyphens.
        "D'Amours-St-Onge, Éloïse,   DAMOURS SAINT ONGE,  ELOISE",
        // A double surname in the other order, and one half of it.
        "Tremblay-Gagnon,  Ève,      GAGNON TREMBLAY,     EVE",
        "Tremblay-Gagnon,  Ève,      GAGNON,              EVE",
        // Exchanged fields, and the encoding damaged.
        "Bélanger,         Luc,      LUC,                 BELANGER",
        "Bélanger,         Luc,      BÃ©langer,           Luc",
        "Bélanger,         Luc,      B?LANGER,            LUC"
    })
    void theNameMayBeWrittenInOtherWays(String surname, String given, String theirSurname, String theirGiven) {
        town.add(Citizen.named(surname, given).born("1985-02-14").sin(SIN));
        assertThat(confirmed(theirSurname, theirGiven).key()).isEqualTo(MatchKey.K1);
    }

    @Test
    void aMarriedNameIsTheSamePersons() {
        town.add(Citizen.named("Tremblay", "Anne")
                .alsoCalled("Wojcik")
                .born("1985-02-14")
                .sin(SIN));
        Link link = confirmed("WOJCIK", "ANNE");
        assertThat(link.key()).isEqualTo(MatchKey.K1);
        assertThat(link.nameSimilarity()).isEqualTo(1000);
    }

    @Test
    void anUnknownMarriedNameIsToBeVerifiedRatherThanRejected() {
        town.add(Citizen.named("Tremblay", "Anne").born("1985-02-14").sin(SIN));
        assertThat(confirmed("WOJCIK", "ANNE").key()).isEqualTo(MatchKey.K3);
    }

    @Test
    void theUsualNameMayStandAfterMarieOrJoseph() {
        town.add(Citizen.named("Roy", "Joseph", "Roger", "Luc")
                .usually("Luc")
                .born("1985-02-14")
                .sin(SIN));
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(OTHER_SIN));
        assertThat(confirmed("ROY", "LUC").nameSimilarity()).isEqualTo(1000);
        Presented act = Presented.named("Roy", "Joseph", "Roger", "Luc")
                .born(LocalDate.of(1985, 2, 14))
                .withSin(OTHER_SIN);
        assertThat(town.linking().confirm(act, 1).nameSimilarity()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"Sukarno, ''", "'', Sukarno", "Sukarno, Sukarno"})
    void aSingleNameStandsInEitherField(String surname, String given) {
        town.add(Citizen.named("Sukarno").born("1985-02-14").sin(SIN));
        assertThat(confirmed(surname, given).nameSimilarity()).isEqualTo(1000);
    }

    @Test
    void aNameThatFillsItsFieldIsComparedAsFarAsItGoes() {
        town.add(Citizen.named("Featherstonehaugh-Desrochers-Villeneuve", "Marie-Alexandrine")
                .born("1985-02-14")
                .sin(SIN));
        Presented cut = Presented.named("FEATHERSTONEHAUGH-DE", "MARIE-ALEX")
                .born(LocalDate.of(1985, 2, 14))
                .withSin(SIN);
        assertThat(town.linking().confirm(cut, 0).nameSimilarity()).isLessThan(1000);
        assertThat(town.linking().cutAt(new NameWidths(20, 10)).confirm(cut, 0).nameSimilarity())
                .isEqualTo(1000);
        assertThat(town.linking().cutAt(new NameWidths(21, 11)).confirm(cut, 0).nameSimilarity())
                .isLessThan(1000);
    }

    @Test
    void aVeryLongNameIsStillAName() {
        String name = "Abc".repeat(50_000);
        town.add(Citizen.named(name, "Luc").born("1985-02-14").sin(SIN));
        assertThat(confirmed(name, "LUC").key()).isEqualTo(MatchKey.K1);
    }

    @Test
    void aFieldThatTheLayoutDoesNotCarryContradictsNothing() {
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(SIN));
        Link sinOnly = town.linking().confirm(Presented.unnamed().withSin(SIN), 0);
        assertThat(sinOnly.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(sinOnly.codes())
                .containsExactly("request-echoed", "sin-equal", "dob-not-carried", "name-not-carried");
        assertThat(sinOnly.atMost(MatchLevel.PROBABLE).level()).isEqualTo(MatchLevel.PROBABLE);
        Link otherName = town.linking().confirm(Presented.named("Wojcik", "Zoé").withSin(SIN), 0);
        assertThat(otherName.level()).isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(town.linking().confirm(Presented.unnamed(), 0).level()).isEqualTo(MatchLevel.PROBABLE);
    }

    @Test
    void aSinOfTwoPersonsProvesNeither() {
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(SIN).nam("ROYL85021411"));
        town.add(Citizen.named("Gagnon", "Ève").born("1986-03-15").sin(SIN));
        Link link = confirmed("ROY", "LUC");
        assertThat(link.level()).isEqualTo(MatchLevel.CONFLICT);
        assertThat(link.codes()).contains("sin-shared", "name-agrees", "dob-equal");
        Presented withNam = Presented.named("ROY", "LUC")
                .born(LocalDate.of(1985, 2, 14))
                .withSin(SIN)
                .withNam("ROYL 8502 1411", Optional.empty());
        assertThat(town.linking().confirm(withNam, 0).key()).isEqualTo(MatchKey.K2);
    }

    @Test
    void anotherPersonsSinIsAConflict() {
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(OTHER_SIN));
        town.add(Citizen.named("Gagnon", "Ève").born("1986-03-15").sin(SIN));
        assertThat(confirmed("ROY", "LUC").level()).isEqualTo(MatchLevel.CONFLICT);
    }

    @Test
    void anUnknownSinIsReviewedUnlessATemporaryOneWasReplaced() {
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(OTHER_SIN));
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(TEMPORARY_SIN));
        Presented record =
                Presented.named("ROY", "LUC").born(LocalDate.of(1985, 2, 14)).withSin(SIN);
        assertThat(town.linking().confirm(record, 0).level()).isEqualTo(MatchLevel.AMBIGUOUS);
        Link replaced = town.linking().confirm(record, 1);
        assertThat(replaced.level()).isEqualTo(MatchLevel.PROBABLE);
        assertThat(replaced.evidence()).contains(Evidence.SIN_PERHAPS_REPLACED);
        Presented another =
                Presented.named("Wojcik", "Zoé").born(LocalDate.of(1990, 9, 9)).withSin(SIN);
        assertThat(town.linking().confirm(another, 0)).isEqualTo(Link.NONE);
    }

    @Test
    void aFormerSinIsTheSamePersons() {
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(TEMPORARY_SIN, SIN));
        assertThat(confirmed("ROY", "LUC").key()).isEqualTo(MatchKey.K1);
    }

    @Test
    void aMalformedSinIsNotUsed() {
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14").sin(800123458L));
        Link link = town.linking()
                .confirm(
                        Presented.named("ROY", "LUC")
                                .born(LocalDate.of(1985, 2, 14))
                                .withSin(800123458L),
                        0);
        assertThat(link.key()).isEqualTo(MatchKey.K6);
        assertThat(link.level()).isEqualTo(MatchLevel.PROBABLE);
        assertThat(link.codes()).contains("sin-invalid");
    }

    @Test
    void aNamIsAsGoodAsASinWhetherCurrentOrPrevious() {
        town.add(Citizen.named("Roy", "Luc")
                .born("1985-02-14")
                .with(Sex.M, "", "")
                .nam("ROYL85021411"));
        Presented record = Presented.named("ROY", "LUC").born(LocalDate.of(1985, 2, 14));
        Link current = town.linking().confirm(record.withNam("royl 8502 1411", Optional.empty()), 0);
        assertThat(current.key()).isEqualTo(MatchKey.K2);
        assertThat(current.codes()).doesNotContain("nam-inconsistent");
        Link previous = town.linking().confirm(record.withNam("ROYL85021422", Optional.of("ROYL85021411")), 0);
        assertThat(previous.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(town.linking()
                        .confirm(record.withNam("ROYL85021422", Optional.empty()), 0)
                        .level())
                .isEqualTo(MatchLevel.AMBIGUOUS);
    }

    @Test
    void whatTheNamIsBuiltOfIsWeakEvidence() {
        town.add(Citizen.named("Roy", "Luc")
                .born("1985-02-14")
                .with(Sex.M, "", "")
                .nam("GAGL85521411"));
        Link link = town.linking()
                .confirm(
                        Presented.named("ROY", "LUC")
                                .born(LocalDate.of(1985, 2, 14))
                                .withNam("GAGL85521411", Optional.empty()),
                        0);
        assertThat(link.level()).isEqualTo(MatchLevel.CONFIRMED);
        assertThat(link.codes()).contains("nam-inconsistent");
    }

    @Test
    void withoutIdentifierNameAndDateMakeItProbable() {
        town.add(Citizen.named("Roy", "Luc").born("1985-02-14"));
        Presented record = Presented.named("ROY", "LUC").born(LocalDate.of(1985, 2, 14));
        assertThat(town.linking().confirm(record, 0).key()).isEqualTo(MatchKey.K6);
        assertThat(town.linking()
                        .confirm(Presented.named("ROYER", "LUC").born(LocalDate.of(1985, 2, 14)), 0)
                        .level())
                .isEqualTo(MatchLevel.AMBIGUOUS);
        assertThat(town.linking()
                        .confirm(Presented.named("WOJCIK", "ZOE").born(LocalDate.of(1990, 9, 9)), 0)
                        .level())
                .isEqualTo(MatchLevel.NONE);
    }

    @Test
    void aRecordThatRepeatsWhatWeSentCostsAlmostNoMemory() {
        town.add(Citizen.named("D'Amours-Côté", "Éloïse").born("1985-02-14").sin(SIN));
        Linking linking = town.linking();
        Presented record = Presented.named("DAMOURS COTE", "ELOISE")
                .born(LocalDate.of(1985, 2, 14))
                .withSin(SIN);
        int rounds = 20_000;
        long before = allocated();
        for (int i = 0; i < rounds; i++) {
            assertThatLevel(linking.confirm(record, 0));
        }
        // The town in memory allocates too, when asked who else has the SIN.
        assertThat((allocated() - before) / rounds).isLessThan(2_000);
    }

    @Test
    void nothingOfThePersonIsPrinted() {
        Presented record =
                Presented.named("ROY", "LUC").childOf(new PresentedParent("ROY", List.of("ZOE"), BirthDate.UNKNOWN));
        assertThat(record.toString() + record.parents()).doesNotContain("ROY").doesNotContain("LUC");
    }

    private static void assertThatLevel(Link link) {
        if (link.level() != MatchLevel.CONFIRMED) {
            throw new AssertionError("expected a confirmed link");
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private Link confirmed(String surname, String given) {
        return town.linking()
                .confirm(
                        Presented.named(surname, given)
                                .born(LocalDate.of(1985, 2, 14))
                                .withSin(SIN),
                        0);
    }
}
