package qpip.exchange.linkage.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invented people in records that are hard to match: up to ten errors a record, names from a short list, many records a
 * person with values missing, households with twins at one address. The same seed makes the same files.
 */
final class HardRecords {

    private static final String[] SYLLABLES = {
        "ba", "bel", "bou", "char", "co", "dan", "de", "du", "fer", "fon", "gau", "gri", "hu", "jo", "la", "lan", "le",
        "lo", "mar", "mi", "mon", "na", "no", "pel", "pi", "quin", "ra", "ri", "ro", "sa", "si", "tan", "te", "thi",
        "tre", "val", "ver", "vi", "zel"
    };
    private static final String[] ENDINGS = {"", "ard", "eau", "er", "et", "ier", "in", "ne", "on", "t", "y", "a", "son"
    };
    private static final String[] STREETS = {"street", "place", "road", "crescent", "avenue", "court"};
    private static final String[] OCCUPATIONS = {
        "politician",
        "painter",
        "writer",
        "cricketer",
        "engineer",
        "clergyman",
        "physician",
        "lawyer",
        "botanist",
        "actor",
        "composer",
        "soldier",
        "teacher",
        "banker"
    };

    private final SplittableRandom random;
    private final String[] surnames;
    private final String[] givenNames;
    private final String[] towns;

    HardRecords(long seed, int surnameCount, int givenCount) {
        this.random = new SplittableRandom(seed);
        this.surnames = names(surnameCount);
        this.givenNames = names(givenCount);
        this.towns = names(300);
    }

    /** Persons with all fields in two or more records, the copies with one to {@code most} errors. */
    void tenErrors(Path folder, int persons, int copiesMost, int most) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            String[] original = person();
            rows.add(row(person, original));
            int copies = random.nextInt(copiesMost + 1);
            for (int copy = 0; copy < copies; copy++) {
                String[] copied = original.clone();
                int errors = 1 + random.nextInt(most);
                for (int i = 0; i < errors; i++) {
                    spoil(copied, random.nextInt(copied.length));
                }
                rows.add(row(person, copied));
            }
        }
        write(folder, "entity,given,surname,number,street,suburb,postcode,region,born,social", rows, """
                  given: given-name
                  surname: surname
                  number: number
                  street: address
                  suburb: municipality
                  postcode: postcode
                  region: region
                  born: date-of-birth
                  social: identifier
                """);
    }

    /** One record a person, every tenth with a copy that has one error, seldom two; few names, and no other fields. */
    void dense(Path folder, int records) throws IOException {
        List<String> rows = new ArrayList<>();
        int person = 0;
        while (rows.size() < records) {
            String[] p = {
                zipf(givenNames, 0.7),
                random.nextInt(20) == 0 ? zipf(givenNames, 0.7) : "",
                zipf(surnames, 0.7),
                "" + (1920 + random.nextInt(90)),
                "" + (1 + random.nextInt(12)),
                "" + (1 + random.nextInt(28))
            };
            rows.add(row(person, p));
            if (random.nextInt(9) == 0) {
                String[] copied = p.clone();
                int errors = random.nextInt(4) == 0 ? 2 : 1;
                for (int i = 0; i < errors; i++) {
                    int at = new int[] {0, 0, 2, 2, 3, 4, 5}[random.nextInt(7)];
                    copied[at] = at <= 2
                            ? typo(copied[at])
                            : random.nextBoolean()
                                    ? digitTypo(copied[at])
                                    : at == 3
                                            ? "" + (Integer.parseInt(p[3]) + 1 + random.nextInt(8))
                                            : "" + (1 + random.nextInt(at == 4 ? 12 : 28));
                }
                rows.add(row(person, copied));
            }
            person++;
        }
        write(folder, "entity,given,second,surname,year,month,day", rows, """
                  given: given-name
                  second: second-given-name
                  surname: surname
                  year: birth-year
                  month: birth-month
                  day: birth-day
                """);
    }

    /** Many records a person over a life: names in other forms, a year for a date, other towns, a fifth missing. */
    void historical(Path folder, int persons) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            String given = zipf(givenNames, 0.9);
            String second = random.nextInt(3) > 0 ? " " + zipf(givenNames, 0.9) : "";
            String surname = zipf(surnames, 0.6);
            int year = 1600 + random.nextInt(330);
            String date = random.nextInt(4) == 0
                    ? year + "-01-01"
                    : String.format("%d-%02d-%02d", year, 1 + random.nextInt(12), 1 + random.nextInt(28));
            String town = zipf(towns, 0.8);
            String postcode = postcode();
            String sex = random.nextInt(5) == 0 ? "female" : "male";
            String occupation = OCCUPATIONS[(int) (OCCUPATIONS.length * square(random.nextDouble()))];
            int records = 1 + random.nextInt(18);
            for (int i = 0; i < records; i++) {
                String first = given;
                String last = surname;
                int kind = random.nextInt(12);
                if (kind == 0) {
                    first = given.substring(0, 1);
                } else if (kind == 1 && !second.isEmpty()) {
                    first = second.strip();
                } else if (kind == 2) {
                    first = given + second;
                } else if (kind == 3) {
                    last = given;
                    first = surname;
                } else if (kind == 4) {
                    last = second.strip() + " " + surname;
                } else if (kind == 5) {
                    last = zipf(surnames, 0.6);
                } else if (kind == 6) {
                    first = zipf(givenNames, 0.9);
                }
                String[] p = {
                    missing(spoiled(first, 6), 8),
                    missing(spoiled(last, 6), 10),
                    missing(random.nextInt(5) == 0 ? date.substring(0, 4) + "-01-01" : spoiledDate(date), 6),
                    missing(random.nextInt(6) == 0 ? zipf(towns, 0.8) : spoiled(town, 8), 5),
                    missing(random.nextInt(4) == 0 ? nearPostcode(postcode) : postcode, 6),
                    missing(sex, 8),
                    missing(random.nextInt(5) == 0 ? OCCUPATIONS[random.nextInt(OCCUPATIONS.length)] : occupation, 3)
                };
                rows.add(row(person, p));
            }
        }
        write(folder, "entity,first,last,dob,place,postcode,gender,occupation", rows, """
                  first: given-name
                  last: surname
                  dob: date-of-birth
                  place: municipality
                  postcode: postcode
                  gender: sex
                  occupation: category
                """);
    }

    /** Families at one address with twins, fathers and sons of one name; each person in two files, some moved. */
    void households(Path folder, int families) throws IOException {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        int entity = 0;
        for (int family = 0; family < families; family++) {
            String surname = zipf(surnames, 0.8);
            String[] place = {"" + (1 + random.nextInt(200)), street(), zipf(towns, 0.8), postcode()};
            String[] moved = random.nextInt(8) == 0
                    ? new String[] {"" + (1 + random.nextInt(200)), street(), zipf(towns, 0.8), postcode()}
                    : place;
            int children = 1 + random.nextInt(4);
            boolean twins = children > 1 && random.nextInt(6) == 0;
            String father = zipf(givenNames, 0.8);
            String born = "";
            for (int member = 0; member < children + 2; member++) {
                String given = member == 0 || (member == 2 && random.nextInt(10) == 0) ? father : zipf(givenNames, 0.8);
                String name = member == 1 && random.nextInt(2) == 0 ? zipf(surnames, 0.8) : surname;
                born = twins && member == 3
                        ? born
                        : member < 2 ? date(1960 + random.nextInt(30)) : date(1995 + random.nextInt(25));
                String sex = random.nextBoolean() ? "F" : "M";
                String[] one = {given, name, born, sex, place[0], place[1], place[2], place[3]};
                String[] other = {
                    spoiled(given, 12),
                    spoiled(name, 12),
                    spoiledDate(born),
                    sex,
                    moved[0],
                    spoiled(moved[1], 8),
                    moved[2],
                    moved[3]
                };
                for (int field = 0; field < other.length; field++) {
                    other[field] = missing(other[field], 20);
                }
                if (random.nextInt(10) > 0) {
                    first.add(row(entity, one));
                }
                if (random.nextInt(10) > 3) {
                    second.add(row(entity, other));
                }
                entity++;
            }
        }
        String header = "entity,given,surname,born,sex,number,street,town,postcode";
        Files.createDirectories(folder);
        Files.write(folder.resolve("first.csv"), withHeader(header, shuffled(first)));
        Files.write(folder.resolve("second.csv"), withHeader(header, shuffled(second)));
        Files.writeString(folder.resolve("linkage.yaml"), """
                task: link
                one-to-one: true
                files:
                  - file: first.csv
                  - file: second.csv
                columns:
                  given: given-name
                  surname: surname
                  born: date-of-birth
                  sex: sex
                  number: number
                  street: address
                  town: municipality
                  postcode: postcode
                truth:
                  kind: Entity
                  column: entity
                """);
    }

    private String[] person() {
        return new String[] {
            missing(zipf(givenNames, 0.9), 30),
            missing(zipf(surnames, 0.7), 50),
            "" + (1 + random.nextInt(300)),
            street(),
            zipf(towns, 0.7),
            "" + (2000 + random.nextInt(1500)),
            List.of("nsw", "vic", "qld", "wa", "sa").get((int) (5 * square(random.nextDouble()))),
            missing(date(1900 + random.nextInt(100)).replace("-", ""), 20),
            "" + (1_000_000 + random.nextInt(9_000_000))
        };
    }

    private void spoil(String[] record, int field) {
        String value = record[field];
        switch (random.nextInt(10)) {
            case 0 -> record[field] = "";
            case 1 -> {
                if (field <= 1) {
                    String given = record[0];
                    record[0] = record[1];
                    record[1] = given;
                } else {
                    record[field] = typo(value);
                }
            }
            case 2 -> record[field] = person()[field];
            default -> record[field] = field == 2 || field >= 5 && field != 6 ? digitTypo(value) : typo(value);
        }
    }

    private String spoiled(String value, int oneIn) {
        return random.nextInt(oneIn) == 0 ? typo(value) : value;
    }

    private String spoiledDate(String date) {
        return switch (random.nextInt(14)) {
            case 0 -> date.substring(0, 8) + String.format("%02d", 1 + random.nextInt(28));
            case 1 -> date.substring(0, 5) + String.format("%02d", 1 + random.nextInt(12)) + date.substring(7);
            case 2 -> (Integer.parseInt(date.substring(0, 4)) + random.nextInt(5) - 2) + date.substring(4);
            case 3 -> date.substring(0, 4) + "-" + date.substring(8) + "-" + date.substring(5, 7);
            default -> date;
        };
    }

    private String nearPostcode(String postcode) {
        return random.nextInt(3) == 0
                ? postcode()
                : postcode.substring(0, 3) + postcode().substring(3);
    }

    private String missing(String value, int oneIn) {
        return random.nextInt(oneIn) == 0 ? "" : value;
    }

    private String typo(String value) {
        return edited(value, "abcdefghijklmnopqrstuvwxyz");
    }

    private String digitTypo(String value) {
        return edited(value, "0123456789");
    }

    private String edited(String value, String letters) {
        if (value.length() < 2) {
            return value;
        }
        int at = random.nextInt(value.length() - 1);
        char letter = letters.charAt(random.nextInt(letters.length()));
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at) + value.substring(at + 1);
            case 1 -> value.substring(0, at) + letter + value.substring(at);
            case 2 -> value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
            default -> value.substring(0, at) + letter + value.substring(at + 1);
        };
    }

    private String date(int year) {
        return String.format("%d-%02d-%02d", year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String street() {
        return zipf(towns, 0.2) + " " + STREETS[random.nextInt(STREETS.length)];
    }

    private String postcode() {
        return "" + (char) ('a' + random.nextInt(20)) + random.nextInt(10) + (char) ('a' + random.nextInt(20))
                + random.nextInt(10) + (char) ('a' + random.nextInt(20)) + random.nextInt(10);
    }

    private String[] names(int count) {
        return java.util.stream.Stream.generate(() -> {
                    StringBuilder name = new StringBuilder();
                    int syllables = 1 + random.nextInt(3);
                    for (int i = 0; i < syllables; i++) {
                        name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
                    }
                    return name + ENDINGS[random.nextInt(ENDINGS.length)];
                })
                .filter(name -> name.length() > 3)
                .distinct()
                .limit(count)
                .toArray(String[]::new);
    }

    /** Frequent names first: rank to the power of minus {@code slope}. */
    private String zipf(String[] names, double slope) {
        double share = Math.pow(random.nextDouble(), 1 / (1 - slope));
        return names[(int) (names.length * share)];
    }

    private static double square(double x) {
        return x * x;
    }

    private static String row(int entity, String[] values) {
        return entity + "," + String.join(",", values);
    }

    private void write(Path folder, String header, List<String> rows, String columns) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("records.csv"), withHeader(header, shuffled(rows)));
        Files.writeString(
                folder.resolve("linkage.yaml"),
                "task: deduplicate\nfiles:\n  - file: records.csv\ncolumns:\n" + columns
                        + "truth:\n  kind: Entity\n  column: entity\n");
    }

    private List<String> shuffled(List<String> rows) {
        String[] all = rows.toArray(String[]::new);
        for (int i = all.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String row = all[i];
            all[i] = all[j];
            all[j] = row;
        }
        return Arrays.asList(all);
    }

    private static List<String> withHeader(String header, List<String> rows) {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        return all;
    }
}
