package qpip.exchange.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Invented persons by number; their social insurance numbers begin with 8, which is issued to nobody. */
final class People {

    private static final List<String> SURNAMES = List.of(
            "Lafrenière", "Tremblay", "Gagnon", "Bouchard", "Côté", "Nguyen", "Gauthier", "Morin", "Pelletier",
            "D'Amours", "Bélanger", "Lévesque", "Bergeron", "Saint-Pierre", "Haddad", "Girard", "Caron", "Beaulieu",
            "Cloutier", "Dubé", "Poirier", "Fournier", "Lapointe", "Leclerc", "Kowalski", "Poulin", "Thibault");
    private static final List<String> GIVEN = List.of(
            "Éloïse", "Marc", "Zoé", "Jean-Noël", "Ana", "Olivier", "Chantal", "Noémie", "William", "Léa", "Samuel",
            "Rosalie", "Thomas", "Florence", "Gabriel", "Alice", "Félix", "Juliette", "Édouard", "Béatrice", "Karim");
    private static final LocalDate ELDEST_BORN = LocalDate.of(1976, 1, 1);
    private static final int DAYS_OF_BIRTH = 10_500;

    private People() {}

    static String surname(int person) {
        return SURNAMES.get(person % SURNAMES.size());
    }

    static String given(int person) {
        return GIVEN.get(person / SURNAMES.size() % GIVEN.size());
    }

    static LocalDate born(int person) {
        return ELDEST_BORN.plusDays(person * 7919L % DAYS_OF_BIRTH);
    }

    static boolean female(int person) {
        return person % 3 != 0;
    }

    static String sin(int person) {
        String eight = "8" + String.format(Locale.ROOT, "%07d", person);
        int sum = 0;
        for (int i = 0; i < eight.length(); i++) {
            int digit = (eight.charAt(i) - '0') * (1 + i % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return eight + (10 - sum % 10) % 10;
    }
}
