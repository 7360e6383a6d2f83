package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import qpip.exchange.register.Claim;

class TruthTest {

    private static final PaymentExpectations PAYMENTS =
            new PaymentExpectations(Small.QUEBEC.settings(), new Timetable(Small.QUEBEC.settings(), Small.CALENDAR));
    private static final Truth TRUTH =
            Truth.of(Small.QUEBEC, new SimulatedPartners(Small.QUEBEC, Small.MAPPINGS, Small.CALENDAR));

    private static final Truth THIRTY_NIGHTS = thirtyNights();

    @Test
    void whatWasWrittenIsReadBack(@TempDir Path folder) {
        Path file = folder.resolve("truth.jsonl");
        TRUTH.write(file);

        assertThat(Truth.read(file)).isEqualTo(TRUTH);
    }

    @Test
    void aLineHoldsNumbersAndReasonsOnly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("truth.jsonl");
        LocalDate sunday = LocalDate.of(2026, 9, 13);
        Phase flag = new Phase(
                Small.FIRST_NIGHT,
                Optional.of(
                        Phase.Standing.of("MEDIUM", new TreeMap<>(Map.of(sunday, new BigDecimal("520.00"))), false)),
                "");
        Phase none = new Phase(Small.FIRST_NIGHT.plusDays(7), Optional.empty(), "the payment was taken back");
        new Truth(List.of(new Expectation("R15", 123, 45, "iri-overlap", "a fortnight", List.of(flag, none))))
                .write(file);

        assertThat(Files.readString(file))
                .isEqualTo(
                        "{\"rule\":\"R15\",\"claim\":123,\"person\":45,\"plant\":\"iri-overlap\","
                                + "\"why\":\"a fortnight\",\"expected\":[{\"from\":\"2026-11-22\",\"outcome\":\"flag\","
                                + "\"severity\":\"MEDIUM\",\"favourable\":false,\"impact\":\"520.00\","
                                + "\"weeks\":{\"2026-09-13\":\"520.00\"}},"
                                + "{\"from\":\"2026-11-29\",\"outcome\":\"none\",\"because\":\"the payment was taken back\"}]}\n");
    }

    @Test
    void everyPlantsRuleIsExpectedToFindSomething() {
        assertThat(THIRTY_NIGHTS.flags().stream().map(Expectation::rule).collect(Collectors.toSet()))
                .containsAll(Plants.all().stream()
                        .filter(plant -> plant.severity().isPresent())
                        .map(Plant::rule)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.simulation.Plants#all")
    void everyPlantSaysWhatComesOfIt(Plant plant) {
        List<Expectation> expected = THIRTY_NIGHTS.expectations().stream()
                .filter(expectation -> expectation.plant().equals(plant.code())
                        && expectation.rule().equals(plant.rule()))
                .toList();

        assertThat(expected).isNotEmpty();
        assertThat(expected.stream().anyMatch(Expectation::flag))
                .isEqualTo(plant.severity().isPresent());
    }

    @Test
    void anIndemnityHasItsImpactToTheCent() {
        assertThat(TRUTH.flags().stream().filter(flag -> flag.rule().equals("R15")))
                .isNotEmpty()
                .allSatisfy(flag -> {
                    Phase.Standing standing = flag.phases().get(0).standing().orElseThrow();
                    BigDecimal impact = standing.impact().orElseThrow();
                    boolean high = impact.compareTo(new BigDecimal("1000.00")) >= 0;
                    assertThat(impact).isGreaterThanOrEqualTo(new BigDecimal("100.00"));
                    assertThat(impact).isEqualTo(Impacts.total(standing.weeks()));
                    assertThat(standing.severity()).isEqualTo(high ? "HIGH" : "MEDIUM");
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = CnesstPlant.class,
            names = {
                "IRI_BELOW_EXEMPTION",
                "IRI_EMPLOYER",
                "IRI_RECOVERED",
                "IRI_NEGATIVE",
                "IRI_CANCELLED",
                "IRI_CORRECTED_TO_ZERO",
                "IRI_DUPLICATE",
                "IRI_BEFORE_BENEFITS",
                "IRI_REVERSED_WEEKS"
            })
    void whatMustNotBeFoundHasNoImpact(CnesstPlant plant) {
        Household household = Small.with(plant);

        assertThat(household.payments()).isNotEmpty();
        assertThat(impact(household, household.claim())).isEqualTo("0.00");
    }

    @Test
    void anImmaterialIndemnityHasAnImpactBelowAHundredDollars() {
        Household household = Small.with(CnesstPlant.IRI_IMMATERIAL);
        assertThat(impact(household, household.claim())).isBetween(new BigDecimal("0.01"), new BigDecimal("99.99"));
    }

    @Test
    void householdsWithoutAPlantHaveNoImpact() {
        assertThat(Small.households(household -> household.plant().isEmpty())).allSatisfy(household -> {
            for (Claim claim : household.claims()) {
                assertThat(impact(household, claim)).isEqualTo("0.00");
            }
        });
    }

    @Test
    void noClaimIsExpectedTwiceForOneRuleAndPerson() {
        assertThat(TRUTH.expectations().stream()
                        .map(expectation -> expectation.rule() + expectation.claim() + expectation.person()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPlantIsHiddenInOnePlace() {
        List<Hides> partners =
                SimulatedPartners.hiding(Small.QUEBEC, new Timetable(Small.QUEBEC.settings(), Small.CALENDAR));
        assertThat(Plants.all())
                .allSatisfy(plant -> assertThat(partners.stream().filter(partner -> partner.hides(plant)))
                        .hasSize(1));
    }

    @Test
    void aPhaseHasAFlagOrAReasonForNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase(Small.FIRST_NIGHT, Optional.empty(), ""))
                .withMessage("a phase must have either a flag or a reason for none");
    }

    @Test
    void phasesAreInOrder() {
        Phase phase = new Phase(Small.FIRST_NIGHT, Optional.empty(), "nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expectation("R22", 1, 1, "x", "", List.of(phase, phase)))
                .withMessage("each phase must begin on a later night than the one before");
    }

    private static BigDecimal impact(Household household, Claim claim) {
        return Impacts.total(PAYMENTS.impact(household, claim, Small.FIRST_NIGHT));
    }

    private static Truth thirtyNights() {
        Quebec quebec = Quebec.generate(new Settings(600, 0, 30, 7, Small.FIRST_NIGHT));
        return Truth.of(quebec, new SimulatedPartners(quebec, Small.MAPPINGS, Small.CALENDAR));
    }
}
