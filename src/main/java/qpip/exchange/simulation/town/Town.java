package qpip.exchange.simulation.town;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import qpip.exchange.simulation.Chance;

/**
 * Writes a register and an extract. One record in ten is about somebody in the register; of the others, one in twenty
 * is about a spouse, child or twin of somebody in it, who isn't. Identifiers are there in part, and some are another's.
 */
public final class Town {

    private static final int REGISTERED = 7_000;
    private static final int IN_REGISTER = 1_000;
    private static final int RELATIVE = 500;
    private static final int ALIAS = 1_000;
    private static final int HAS_SIN = 5_500;
    private static final int HAS_NAM = 4_500;
    private static final int HAS_LICENCE = 3_500;
    private static final int OTHERS_NUMBER = 10;

    private final long seed;
    private final Households households;
    private final TownNumbers numbers = new TownNumbers();
    private final Slips slips;
    private int[] household = new int[1024];
    private byte[] member = new byte[1024];
    private String[] nams = new String[1024];
    private int registered;
    private int settled;

    /** @param truncates whether the extract's surnames are cut, as a source may begin to do one day */
    public Town(long seed, boolean truncates) {
        this.seed = seed;
        this.households = new Households(seed);
        this.slips = new Slips(truncates);
    }

    /** Writes {@code register.csv}, {@code extract.csv} and the {@code linkage.yaml} that declares them. */
    public void write(Path folder, int persons, long records) throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter register = Files.newBufferedWriter(folder.resolve("register.csv"))) {
            register.write("person,surname,given,second,born,sex,postcode,sin,nam,licence\n");
            while (registered < persons) {
                settle(register, persons);
            }
        }
        try (BufferedWriter extract = Files.newBufferedWriter(folder.resolve("extract.csv"))) {
            extract.write("record,person,trap,surname,given,second,born,sex,postcode,sin,nam,licence\n");
            for (long record = 1; record <= records; record++) {
                tell(extract, record);
            }
        }
        Files.writeString(folder.resolve("linkage.yaml"), DECLARATION);
    }

    private static final String DECLARATION = """
            # Invented: a register, and records of which one in ten is about somebody in it.
            title: An invented town
            task: link
            files:
              - file: register.csv
              - file: extract.csv
            columns:
              surname: surname
              given: given-name
              second: second-given-name
              born: date-of-birth
              sex: sex
              postcode: postcode
              sin: identifier
              nam: health-insurance-number
              licence: identifier
            id: person
            truth:
              kind: Entity
              column: person
            """;

    private void settle(BufferedWriter register, int persons) throws IOException {
        int number = settled++;
        Chance chance = Chance.of(seed, "registered", number);
        for (Townsman one : households.members(number)) {
            if (registered < persons && chance.happens(REGISTERED)) {
                String nam = numbers.nam(one);
                keep(number, one, nam);
                row(register, one, one.surname(), one.postcode(), nam);
                if (chance.happens(ALIAS)) {
                    boolean moved = chance.happens(5_000) || one.marriedName().isEmpty();
                    row(
                            register,
                            one,
                            moved ? one.surname() : one.marriedName(),
                            moved ? Households.postcode(chance.below(90_000)) : one.postcode(),
                            nam);
                }
            }
        }
    }

    private void row(BufferedWriter register, Townsman one, String surname, String postcode, String nam)
            throws IOException {
        line(
                register,
                one.id(),
                surname,
                one.given(),
                one.second(),
                slashed(one.born()),
                one.sex().name(),
                postcode,
                numbers.sin(one.number()),
                nam,
                isAdult(one) ? numbers.licence(one) : "");
    }

    private static boolean isAdult(Townsman one) {
        return one.born() < 20_100_000;
    }

    private static String slashed(int born) {
        return born / 10_000 + "-" + two(born / 100 % 100) + "-" + two(born % 100);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private void keep(int number, Townsman one, String nam) {
        if (registered == household.length) {
            household = Arrays.copyOf(household, 2 * registered);
            member = Arrays.copyOf(member, 2 * registered);
            nams = Arrays.copyOf(nams, 2 * registered);
        }
        household[registered] = number;
        member[registered] = (byte) one.member();
        nams[registered++] = nam;
    }

    private void tell(BufferedWriter extract, long record) throws IOException {
        Chance chance = Chance.of(seed, "record", record);
        if (chance.happens(IN_REGISTER)) {
            int place = chance.below(registered);
            List<Townsman> members = households.members(household[place]);
            Townsman one = members.stream()
                    .filter(someone -> someone.member() == member[place])
                    .findFirst()
                    .orElseThrow();
            tell(extract, record, one, one.id(), nams[place], members, chance);
            return;
        }
        boolean relative = chance.happens(RELATIVE);
        long number = relative
                ? chance.below(settled)
                : settled + Math.floorMod(chance.bits() >>> 1, Math.max(1, 2_000_000L - settled));
        List<Townsman> members = households.members(number);
        Townsman one = chance.oneOf(members);
        int at = relative ? place(number, one.member()) : -1;
        tell(
                extract,
                record,
                one,
                at < 0 ? "S" + one.id() : one.id(),
                at < 0 ? numbers.nam(one) : nams[at],
                members,
                chance);
    }

    /** Where somebody stands in the register, or -1; those of a household stand together. */
    private int place(long number, int wanted) {
        int at = Arrays.binarySearch(household, 0, registered, (int) number);
        if (at < 0) {
            return -1;
        }
        while (at > 0 && household[at - 1] == number) {
            at--;
        }
        for (; at < registered && household[at] == number; at++) {
            if (member[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    private void tell(
            BufferedWriter extract,
            long record,
            Townsman one,
            String person,
            String nam,
            List<Townsman> members,
            Chance chance)
            throws IOException {
        String trap = "";
        String sin = chance.happens(HAS_SIN) ? numbers.sin(one.number()) : "";
        String shownNam = chance.happens(HAS_NAM) ? nam : "";
        if (members.size() > 1 && chance.happens(OTHERS_NUMBER)) {
            Townsman other = chance.oneOf(members);
            trap = other.member() == one.member() ? "" : "number-of-another";
            sin = numbers.sin(other.number());
        }
        String surname = slips.surname(one, chance);
        String given = chance.happens(30) ? "" : slips.given(one, chance);
        boolean swapped = chance.happens(30);
        line(
                extract,
                Long.toString(record),
                person,
                trap,
                swapped ? given : surname,
                swapped ? surname : given,
                chance.happens(5_000) ? one.second() : "",
                slips.date(one.born(), chance),
                chance.happens(9_500) ? one.sex().name() : "",
                slips.postcode(one.postcode(), chance),
                slips.number(sin, chance),
                slips.number(shownNam, chance),
                chance.happens(HAS_LICENCE) && isAdult(one) ? slips.number(numbers.licence(one), chance) : "");
    }

    private static void line(BufferedWriter to, String... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                if (i > 0) {
                    to.write(',');
                }
                to.write(cells[i]);
            }
            to.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
