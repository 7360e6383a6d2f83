package qpip.exchange.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import qpip.exchange.register.Sex;

/**
 * Names as they are given in Québec: frequent surnames are frequent here too, with compound ones, particles, saints and
 * ligatures. Weights are rounded shares of the population; the people are invented.
 */
public final class Names {

    /** Surname and weight. */
    private static final String SURNAMES = """
            Tremblay 108, Gagnon 79, Roy 75, Côté 69, Bouchard 53, Gauthier 52, Morin 50, Lavoie 46, Fortin 45, Gagné 45,
            Ouellet 44, Pelletier 43, Bélanger 42, Lévesque 41, Bergeron 40, Leblanc 37, Paquette 37, Girard 35,
            Simard 35, Boucher 34, Caron 34, Beaulieu 33, Cloutier 33, Dubé 32, Poirier 32, Fournier 32, Lapointe 31,
            Leclerc 31, Lefebvre 30, Poulin 30, Thibault 29, Nadeau 29, St-Pierre 28, Martin 27, Landry 27, Martel 26,
            Bédard 26, Grenier 26, Lessard 25, Bernier 25, Richard 25, Michaud 24, Hébert 24, Desjardins 24, Couture 23,
            Turcotte 23, Lachance 22, Parent 22, Blais 22, Gosselin 22, Savard 21, Proulx 21, Beaudoin 21, Demers 21,
            Perreault 20, Boudreau 20, Lemieux 20, Cyr 19, Perron 19, Dufour 19, Dion 18, Mercier 18, Bolduc 18,
            Bérubé 18, Boisvert 17, Langlois 17, Ménard 17, Therrien 17, Plante 16, Bilodeau 16, Blanchette 16, Dubois 16,
            Champagne 15, Paradis 15, Fontaine 15, Gravel 14, Veilleux 14, Rousseau 14, Labrecque 14, Carrier 13,
            Nguyen 13, Tran 6, Diallo 5, Benali 5, Haddad 5, Singh 5, García 4, Rossi 4, Popescu 3, Charles 8, Joseph 8,
            Sainte-Marie 5, Ste-Marie 3, Saint-Jean 4, St-Onge 9, Saint-Amand 3, St-Laurent 6, L'Heureux 6, L'Écuyer 4,
            L'Italien 3, D'Amours 5, D'Astous 4, De La Durantaye 2, De Grandpré 3, Des Rosiers 2, Du Sablon 2, Le Blanc 3,
            La Rue 2, Van Den Berg 2, Von Arx 1, McDonald 3, MacKenzie 2, O'Brien 4, O'Connor 3, El Amrani 4, Al Khoury 2,
            Œuvray 1, Lœuillet 1, Brière 6, Châteauneuf 4, Théberge 7, Vézina 9, Duchesne 8, Tardif 9, Roberge 8,
            Laplante 8, Drouin 10, Audet 9, Gendron 9, Marcoux 7, Gingras 9, Goulet 9, Vachon 9, Moreau 9, Allard 9,
            Doyon 6, Rancourt 5, Quirion 4, Cliche 3, Jolicœur 3, Papatie 2, Awashish 2, Vollant 2, Qumaluk 1
            """;

    private static final List<String> FEMALE = list("""
            Léa, Emma, Florence, Alice, Charlotte, Rosalie, Béatrice, Juliette, Noémie, Camille, Catherine, Geneviève,
            Stéphanie, Valérie, Mélanie, Isabelle, Audrey, Gabrielle, Marie-Ève, Andrée-Anne, Chloé, Zoé, Élodie, Maude,
            Joannie, Roxanne, Vanessa, Karine, Josée, Émilie, Sabrina, Jessica, Laurence, Sarah, Myriam, Maïka, Anaïs,
            Inès, Fatima, Aïcha, Linh, Sofia, Naomi, Jade, Olivia, Océane, Maëlle, Ariane, Delphine, Véronique, Annie,
            Caroline, Julie, Marie-Claude, Marie-Pier, Kim, Cynthia, Patricia, Sophie, Nathalie, Justine, Coralie
            """);

    private static final List<String> MALE = list("""
            William, Thomas, Nathan, Samuel, Félix, Olivier, Gabriel, Alexandre, Antoine, Jérémy, Mathieu, Maxime,
            Nicolas, Simon, Vincent, Étienne, François, Jean-François, Jean-Philippe, Marc-André, Pierre-Luc, Frédéric,
            Sébastien, Éric, Martin, Stéphane, Patrick, Benoît, Guillaume, Louis-Philippe, Charles-Étienne, Raphaël,
            Émile, Léo, Arnaud, Xavier, Zachary, Édouard, Jacob, Loïc, Hugo, Adam, Mohamed, Youssef, Minh, Diego, Noah,
            Elliot, Philippe, David, Jonathan, Michaël, Kevin, Steve, Dominic, Yannick, Cédric, Rémi, Tristan, Justin
            """);

    /** Names that one confuses: given to twins. */
    static final List<List<String>> TWINS = List.of(
            List.of("Léa", "Léo"),
            List.of("Jean", "Jeanne"),
            List.of("Noé", "Zoé"),
            List.of("Louis", "Louise"),
            List.of("Émile", "Émilie"));

    private static final List<String> WEIGHTED = weighted();

    private Names() {}

    /** A surname; one in twenty is compound. */
    public static String surname(Chance chance) {
        String one = chance.oneOf(WEIGHTED);
        if (!chance.happens(500)) {
            return one;
        }
        String other = chance.oneOf(WEIGHTED);
        return other.equals(one) ? one : one + (chance.happens(7_000) ? "-" : " ") + other;
    }

    /** A given name, each as often as any other. */
    public static String given(Sex sex, Chance chance) {
        return chance.oneOf(sex == Sex.M ? MALE : FEMALE);
    }

    /** A child has the surname of one parent or of both, two parts at most (C.C.Q. 51). */
    static String ofChild(String one, String other, Chance chance) {
        if (chance.happens(8_500) || simple(one).length() > 1 || simple(other).length() > 1 || one.equals(other)) {
            return chance.happens(7_000) ? other : one;
        }
        return chance.happens(5_000) ? one + "-" + other : other + "-" + one;
    }

    /** Blank for a name of one part, longer for a compound one. */
    private static String simple(String surname) {
        return surname.contains("-") || surname.contains(" ") ? "compound" : "";
    }

    private static List<String> weighted() {
        List<String> drawn = new ArrayList<>();
        for (String entry : list(SURNAMES)) {
            int cut = entry.lastIndexOf(' ');
            for (int i = Integer.parseInt(entry.substring(cut + 1)); i > 0; i--) {
                drawn.add(entry.substring(0, cut));
            }
        }
        return List.copyOf(drawn);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(name -> name.strip().replaceAll("\\s+", " "))
                .toList();
    }
}
