package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import qpip.exchange.register.BenefitWeek;
import qpip.exchange.register.Claim;
import qpip.exchange.register.ClaimStatus;
import qpip.exchange.register.EventType;
import qpip.exchange.register.Identifier;
import qpip.exchange.register.IdentifierType;
import qpip.exchange.register.LowIncomeRule;
import qpip.exchange.register.Person;
import qpip.exchange.register.Plan;
import qpip.exchange.register.WeekStatus;

class QuebecTest {

    @Test
    void theSameSettingsGiveTheSameQuebec() {
        assertThat(told(Quebec.generate(Small.settings(7)))).isEqualTo(told(Small.QUEBEC));
    }

    @Test
    void anotherSeedGivesAnotherQuebec() {
        assertThat(told(Quebec.generate(Small.settings(8)))).isNotEqualTo(told(Small.QUEBEC));
    }

    @Test
    void thereAreExactlyAsManyClaimsAsWanted() {
        for (int wanted : new int[] {1, 2, 3, 50, 299, 300}) {
            Quebec quebec = Quebec.generate(new Settings(wanted, 0, 1, wanted, Small.FIRST_NIGHT));
            assertThat(claims(quebec)).hasSize(wanted);
        }
    }

    @Test
    void everyKindOfPlantIsThereFrom600ClaimsOnWhateverTheSeed() {
        for (long seed = 0; seed < 20; seed++) {
            Set<Plant> planted = new HashSet<>();
            Quebec.generate(Small.settings(seed))
                    .households()
                    .forEach(household -> household.plant().ifPresent(planted::add));
            assertThat(planted).containsExactlyInAnyOrderElementsOf(Plants.all());
        }
    }

    @Test
    void identifiersAreInventedAndAllDiffer() {
        Set<String> seen = new HashSet<>();
        Small.QUEBEC.persons(person -> {
            for (Identifier identifier : person.identifiers()) {
                assertThat(seen.add(identifier.type() + identifier.value()) || shares(person))
                        .isTrue();
                if (identifier.type() == IdentifierType.SIN) {
                    assertThat(identifier.value()).matches("[08]\\d{8}");
                } else {
                    assertThat(namHolds(identifier.value(), person)).isFalse();
                }
            }
        });
        assertThat(seen).hasSizeGreaterThan(300);
    }

    /** Whether it is hidden in the household that two persons have one number. */
    private static boolean shares(Person person) {
        return Small.QUEBEC
                .householdOf(person.id())
                .plant()
                .filter(RegisterPlant.class::isInstance)
                .filter(plant -> plant.rule().equals("R35"))
                .isPresent();
    }

    private static boolean namHolds(String nam, Person person) {
        int century = person.dateOfBirth().orElseThrow().getYear() / 100;
        String date = century + nam.substring(4, 10);
        int digit = Identifiers.namDigit(nam.substring(0, 4), date, nam.charAt(10) - '0');
        return nam.charAt(11) - '0' == digit;
    }

    @Test
    void openClaimsAreInTheirBenefitPeriodAndOthersWereFiledBeforeTheIndividualIncrease() {
        List<Claim> claims = claims(Small.QUEBEC);
        for (Claim claim : claims) {
            boolean kept = Small.QUEBEC
                    .householdOf(claim.claimantId())
                    .plant()
                    .filter(plant -> plant.rule().equals("R07") || plant.name().endsWith("_BEFORE_2020"))
                    .isPresent();
            if (claim.status() == ClaimStatus.OPEN && !kept) {
                assertThat(claim.benefitPeriod().to()).isAfter(Small.FIRST_NIGHT);
                assertThat(claim.benefitPeriod().from())
                        .isBetween(Small.FIRST_NIGHT.minusWeeks(72), Small.FIRST_NIGHT.plusWeeks(11));
            } else {
                assertThat(claim.filedOn()).isBefore(LocalDate.of(2021, 9, 26));
            }
            assertThat(claim.filedOn()).isBefore(Small.FIRST_NIGHT);
        }
        assertThat(claims).anyMatch(claim -> claim.status() == ClaimStatus.CLOSED);
    }

    @Test
    void weeksArePaidBeforeTheFirstNightAndPlannedAfter() {
        List<BenefitWeek> weeks = new ArrayList<>();
        Small.QUEBEC.weeks(Small.FIRST_NIGHT, (claim, week) -> weeks.add(week));

        assertThat(weeks).allSatisfy(week -> {
            if (week.status() == WeekStatus.PLANNED) {
                assertThat(week.saturday()).isAfterOrEqualTo(Small.FIRST_NIGHT);
            } else {
                assertThat(week.saturday()).isBefore(Small.FIRST_NIGHT);
            }
        });
        assertThat(weeks).anyMatch(week -> week.status() == WeekStatus.PLANNED);
    }

    @Test
    void lowEarnersGetTheIncreaseAndOthersTheRate() {
        LocalDate start = LocalDate.of(2026, 1, 4);
        assertThat(Leave.benefit(new BigDecimal("500.00"), 70, Plan.BASIC, true, start))
                .isEqualTo("425.00");
        assertThat(Leave.benefit(new BigDecimal("500.00"), 55, Plan.BASIC, true, start))
                .isEqualTo("354.20");
        assertThat(Leave.benefit(new BigDecimal("500.00"), 75, Plan.SPECIAL, true, start))
                .isEqualTo("483.00");
        assertThat(Leave.benefit(new BigDecimal("644.00"), 70, Plan.BASIC, true, start))
                .isEqualTo("450.80");
        assertThat(claims(Small.QUEBEC)).anyMatch(claim -> claim.lowIncomeRule() == LowIncomeRule.INDIVIDUAL_2021);
    }

    @Test
    void bothParentsHaveTheSamePlan() {
        assertThat(Small.QUEBEC.households())
                .allSatisfy(household -> assertThat(
                                household.claims().stream().map(Claim::plan).distinct())
                        .hasSize(1));
    }

    @Test
    void aPersonIsFoundInItsHousehold() {
        Small.QUEBEC.persons(person ->
                assertThat(Small.QUEBEC.householdOf(person.id()).persons()).contains(person));
    }

    @Test
    void aTerminationHasNoChild() {
        assertThat(Small.households(household -> household.event().type() == EventType.TERMINATION))
                .isNotEmpty()
                .allSatisfy(household -> assertThat(household.children()).isEmpty());
    }

    @Test
    void aPlantSitsOnPaidWeeksOnly() {
        assertThat(Small.households(household ->
                        household.plant().filter(CnesstPlant.class::isInstance).isPresent()))
                .allSatisfy(household -> assertThat(household.weeks(household.claim(), Small.FIRST_NIGHT).stream()
                                .filter(week -> week.status() != WeekStatus.PLANNED))
                        .hasSizeGreaterThanOrEqualTo(6));
    }

    @Test
    @Tag("slow")
    void twentyThousandClaimsAreReadyInSeconds() {
        Quebec large = Quebec.generate(new Settings(20_000, 200_000, 3, 1, Small.FIRST_NIGHT));
        assertThat(claims(large)).hasSize(20_000);
    }

    private static List<Claim> claims(Quebec quebec) {
        List<Claim> claims = new ArrayList<>();
        quebec.claims(claims::add);
        return claims;
    }

    private static List<Object> told(Quebec quebec) {
        List<Object> told = new ArrayList<>();
        quebec.persons(told::add);
        quebec.events(told::add);
        quebec.claims(told::add);
        quebec.declarations(Small.FIRST_NIGHT, told::add);
        quebec.weeks(Small.FIRST_NIGHT, (claim, week) -> told.add(week));
        return told;
    }
}
