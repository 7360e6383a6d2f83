package qpip.exchange.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.priv.garshol.duke.ConfigLoader;
import no.priv.garshol.duke.Configuration;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.matchers.AbstractMatchListener;

/** Duke 1.2 with its Lucene database on the same files: probabilities as its documentation suggests, best match kept. */
final class DukeLinkage {

    private static final String PROPERTY =
            "<property><name>%s</name><comparator>no.priv.garshol.duke.comparators.%s</comparator><low>%s</low><high>%s</high></property>";

    private DukeLinkage() {}

    public static void main(String[] arguments) throws Exception {
        Path town = Path.of(arguments[0]);
        Path config = town.resolve("duke.xml");
        Files.writeString(config, config(town));
        numbered(town, "register.csv", "R");
        numbered(town, "extract.csv", "E");
        Configuration configuration = ConfigLoader.load(config.toString());
        long began = System.nanoTime();
        Map<String, Best> best = new HashMap<>();
        Processor processor = new Processor(configuration);
        processor.addMatchListener(new AbstractMatchListener() {
            @Override
            public void matches(Record one, Record other, double confidence) {
                Record record = one.getValue("RECORD") == null || one.getValue("RECORD").isEmpty() ? other : one;
                Record person = record == one ? other : one;
                best.merge(
                        String.valueOf(record.getValue("RECORD")),
                        new Best(String.valueOf(person.getValue("PERSON")), confidence),
                        (a, b) -> a.confidence() >= b.confidence() ? a : b);
            }
        });
        processor.link();
        processor.close();
        double seconds = (System.nanoTime() - began) / 1e9;
        List<String> truth = LinkageBench.persons(town.resolve("extract.csv"), 1);
        HashSet<String> registered = new HashSet<>(LinkageBench.persons(town.resolve("register.csv"), 0));
        long right = best.entrySet().stream()
                .filter(entry -> truth.get(Integer.parseInt(entry.getKey()) - 1)
                        .equals(entry.getValue().person()))
                .count();
        long findable = truth.stream().filter(registered::contains).count();
        System.out.printf(
                Locale.ROOT,
                "RESULT %d %.3f %.8f %.8f%n",
                truth.size(),
                seconds,
                right / (double) Math.max(1, best.size()),
                right / (double) Math.max(1, findable));
    }

    private record Best(String person, double confidence) {}

    /** NB: Duke takes a property from a column of its own, so each row's number is written beside the rest. */
    private static void numbered(Path town, String file, String kind) throws IOException {
        List<String> lines = Files.readAllLines(town.resolve(file));
        List<String> numbered = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            numbered.add((line == 0 ? "id" : kind + line) + "," + lines.get(line));
        }
        Files.write(town.resolve("duke-" + file), numbered);
    }

    private static String config(Path town) {
        return "<duke><schema><threshold>0.95</threshold><property type='id'><name>ID</name></property>"
                + "<property type='ignore'><name>PERSON</name></property><property type='ignore'><name>RECORD</name></property>"
                + property("SURNAME", "JaroWinkler", "0.2", "0.8")
                + property("GIVEN", "JaroWinkler", "0.2", "0.75")
                + property("BORN", "Levenshtein", "0.2", "0.9")
                + property("POSTCODE", "Levenshtein", "0.4", "0.8")
                + property("SIN", "ExactComparator", "0.1", "0.98")
                + property("NAM", "ExactComparator", "0.1", "0.98")
                + property("LICENCE", "ExactComparator", "0.1", "0.98")
                + "</schema>"
                + group(town, "register.csv", "<column name='person' property='PERSON'/>")
                + group(town, "extract.csv", "<column name='record' property='RECORD'/>")
                + "</duke>";
    }

    private static String property(String name, String comparator, String low, String high) {
        return String.format(Locale.ROOT, PROPERTY, name, comparator, low, high);
    }

    private static String group(Path town, String file, String id) {
        String cleaner = "cleaner='no.priv.garshol.duke.cleaners.LowerCaseNormalizeCleaner'";
        String columns = id + "<column name='id' property='ID'/>"
                + "<column name='surname' property='SURNAME' " + cleaner + "/><column name='given' property='GIVEN' " + cleaner
                + "/><column name='born' property='BORN'/><column name='postcode' property='POSTCODE'/>"
                + "<column name='sin' property='SIN'/><column name='nam' property='NAM'/><column name='licence' property='LICENCE'/>";
        return "<group><csv><param name='input-file' value='" + town.resolve("duke-" + file) + "'/><param name='header-line' value='true'/>"
                + columns + "</csv></group>";
    }
}
