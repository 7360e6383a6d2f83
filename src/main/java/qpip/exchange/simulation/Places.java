package qpip.exchange.simulation;

import java.time.LocalDate;
import java.util.List;
import qpip.exchange.register.Address;

/** Municipalities with their postal districts, and addresses nobody lives at. */
final class Places {

    private static final List<String> MUNICIPALITIES = List.of(
            "Montréal H2",
            "Montréal H4",
            "Québec G1",
            "Laval H7",
            "Gatineau J8",
            "Longueuil J4",
            "Sherbrooke J1",
            "Saguenay G7",
            "Lévis G6",
            "Trois-Rivières G8",
            "Terrebonne J6",
            "Saint-Jérôme J7",
            "Drummondville J2",
            "Saint-Hyacinthe J2",
            "Rimouski G5",
            "Sept-Îles G4",
            "Rouyn-Noranda J9",
            "Val-d'Or J9",
            "Sainte-Thérèse J7",
            "L'Ancienne-Lorette G2",
            "Notre-Dame-de-l'Île-Perrot J7",
            "Kuujjuaq J0");

    private static final List<String> STREETS = List.of(
            "rue des Érables",
            "rue Saint-Jean",
            "boul. René-Lévesque O",
            "ch. Sainte-Foy",
            "av. du Parc",
            "rang 4",
            "1re Avenue",
            "côte de la Montagne",
            "rue de l'Église",
            "place d'Youville",
            "montée Saint-François",
            "rue Principale");

    private static final String LETTERS = "ABCEGHJKLMNPRSTVWXYZ";

    private Places() {}

    static Address address(LocalDate since, Chance chance) {
        String municipality = chance.oneOf(MUNICIPALITIES);
        int cut = municipality.lastIndexOf(' ');
        String apartment = chance.happens(3_000) ? ", app. " + chance.between(1, 40) : "";
        return new Address(
                chance.between(1, 9_999) + ", " + chance.oneOf(STREETS) + apartment,
                municipality.substring(0, cut),
                municipality.substring(cut + 1) + postalEnd(chance),
                since);
    }

    /** An address elsewhere: its postal code differs. */
    static Address elsewhere(Address from, LocalDate since, Chance chance) {
        Address to = address(since, chance);
        while (to.postalCode().equals(from.postalCode())) {
            to = address(since, chance);
        }
        return to;
    }

    private static String postalEnd(Chance chance) {
        return letter(chance) + chance.below(10) + letter(chance) + chance.below(10);
    }

    private static String letter(Chance chance) {
        return String.valueOf(LETTERS.charAt(chance.below(LETTERS.length())));
    }
}
