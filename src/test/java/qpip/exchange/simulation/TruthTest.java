package qpip.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qpip.exchange.register.Claim;

class TruthTest {

    private static final Truth TRUTH = Truth.of(Small.QUEBEC);

    @Test
    void whatWasWrittenIsReadBack(@TempDir Path folder) {
        Path file = folder.resolve("truth.jsonl");
        TRUTH.write(file);

        assertThat(Truth.read(file)).isEqualTo(TRUTH);
    }

    @Test
    void aLineHoldsNumbersAndReasonsOnly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("truth.jsonl");
        new Truth(List.of(new Expectation(
                        LocalDate.of(2026, 11, 22),
                        "R15",
                        123,
                        45,
                        true,
                        Optional.of("MEDIUM"),
                        Optional.of(new BigDecimal("520.00")),
                        false,
                        "a fortnight",
                        "iri-overlap")))
                .write(file);

        assertThat(Files.readString(file))
                .isEqualTo(
                        "{\"night\":\"2026-11-22\",\"rule\":\"R15\",\"claim\":123,\"person\":45,\"expected\":\"flag\","
                                + "\"severity\":\"MEDIUM\",\"impact\":\"520.00\",\"favourable\":false,"
                                + "\"why\":\"a fortnight\",\"plant\":\"iri-overlap\"}\n");
    }

    @Test
    void everyRuleOfTheSixExchangesIsExpectedToFindSomething() {
        assertThat(TRUTH.flags().stream().map(Expectation::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "R15", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30", "R31", "R32");
    }

    @ParameterizedTest
    @EnumSource(Plant.class)
    void everyPlantSaysWhatComesOfIt(Plant plant) {
        List<Expectation> expected = TRUTH.expectations().stream()
                .filter(expectation -> expectation.plant().equals(plant.code()))
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
                    BigDecimal impact = flag.impact().orElseThrow();
                    boolean high = impact.compareTo(new BigDecimal("1000.00")) >= 0;
                    assertThat(impact).isGreaterThanOrEqualTo(new BigDecimal("100.00"));
                    assertThat(flag.severity()).contains(high ? "HIGH" : "MEDIUM");
                });
        assertThat(TRUTH.flags()).anyMatch(flag -> flag.severity().equals(Optional.of("HIGH")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Plant.class,
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
    void whatMustNotBeFoundHasNoImpact(Plant plant) {
        Household household = Small.with(plant);

        assertThat(household.payments()).isNotEmpty();
        assertThat(new Expectations(Small.QUEBEC).impact(household, household.claim()))
                .isEqualTo("0.00");
    }

    @Test
    void anImmaterialIndemnityHasAnImpactBelowAHundredDollars() {
        Household household = Small.with(Plant.IRI_IMMATERIAL);
        assertThat(new Expectations(Small.QUEBEC).impact(household, household.claim()))
                .isBetween(new BigDecimal("0.01"), new BigDecimal("99.99"));
    }

    @Test
    void householdsWithoutAPlantHaveNoImpact() {
        assertThat(Small.households(household -> household.plant().isEmpty())).allSatisfy(household -> {
            for (Claim claim : household.claims()) {
                assertThat(new Expectations(Small.QUEBEC).impact(household, claim))
                        .isEqualTo("0.00");
            }
        });
    }

    @Test
    void noClaimIsExpectedTwiceForOneRule() {
        assertThat(TRUTH.expectations().stream().map(expectation -> expectation.rule() + expectation.claim()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFlagHasASeverity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expectation(
                        Small.FIRST_NIGHT, "R22", 1, 1, true, Optional.empty(), Optional.empty(), false, "", "x"))
                .withMessage("an expected flag must have a severity, and nothing else must have one");
    }
}
