package qpip.exchange.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.layout.ExtractWriter;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;
import qpip.exchange.layout.RecordLayout;
import qpip.exchange.layout.Values;
import qpip.exchange.register.Person;

/** What partners say of the {@link PlantedPeople}: a night that raises flags, and files with every fault. */
final class PlantedPartners {

    static final List<String> INBOUND = List.of("DE-IN-01", "DE-IN-02", "RA-IN-01", "CN-IN-01");

    private static final LocalDate NIGHT = PlantedPeople.NIGHT;

    private PlantedPartners() {}

    /** Who sends an exchange, and under what. */
    private record Sender(String partner, String code, String agreement, String ending) {

        static Sender of(String exchange) {
            return switch (exchange) {
                case "CN-IN-01" -> new Sender("cnesst", "CNES", "ENT-CN-2007", ".txt");
                case "RA-IN-01" -> new Sender("ramq", "RAMQ", "ENT-RA-2012", ".csv");
                default -> new Sender("civil-status", "DECQ", "ENT-DE-2010", ".xml");
            };
        }
    }

    static Layout layout(String exchange) {
        Path file = Path.of("mappings", Sender.of(exchange).partner(), exchange + ".yaml");
        return Layout.of(Declarations.read(file, Mapping.class));
    }

    /** Puts into the outboxes what the partners answer to the requests in their inboxes, and what they send unasked. */
    static void answer(Path server) {
        INBOUND.forEach(exchange -> answer(server, exchange, 1));
    }

    /** The same for one exchange, to the last requests. */
    static void answer(Path server, String exchange, int sequence) {
        Sender sender = Sender.of(exchange);
        Map<String, String> requests = requests(server.resolve(sender.partner()).resolve("inbox"));
        write(
                server.resolve(sender.partner()).resolve("outbox").resolve(name(exchange, sequence)),
                file(exchange, sequence, night(exchange, requests)));
    }

    static String name(String exchange, int sequence) {
        return exchange
                + String.format(Locale.ROOT, "_20261122_%04d", sequence)
                + Sender.of(exchange).ending();
    }

    static byte[] file(String exchange, int sequence, List<Values> details) {
        Sender sender = Sender.of(exchange);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Values header = Values.builder()
                .put("sender-code", sender.code())
                .put("receiver-code", "QPIP")
                .put("file-seq", sequence)
                .put("created-at", NIGHT.atTime(20, 15))
                .put("period-from", NIGHT.minusDays(30))
                .put("period-to", NIGHT)
                .put("env", "T")
                .put("agreement-no", sender.agreement())
                .build();
        try (ExtractWriter writer = new ExtractWriter(out, layout(exchange), header)) {
            details.forEach(writer::detail);
        }
        return out.toByteArray();
    }

    /** One record whose values are all personal as far as they can be, for a person with that number. */
    static Values record(String exchange, int number) {
        return switch (exchange) {
            case "CN-IN-01" ->
                indemnity(PlantedPeople.mother(number % PlantedPeople.FAMILIES), "QPIP" + pad(number), number);
            case "RA-IN-01" ->
                answer(PlantedPeople.mother(number % PlantedPeople.FAMILIES), "QPIP" + pad(number))
                        .build();
            case "DE-IN-01" -> birth(number % PlantedPeople.FAMILIES, number).build();
            default ->
                death(PlantedPeople.mother(number % PlantedPeople.FAMILIES), number)
                        .build();
        };
    }

    /**
     * A file in which each personal field is at fault in each way that a line can be and its file still be read. Faults
     * are as long as what they replace, so that the totals hold.
     */
    static byte[] faulty(String exchange, int sequence) {
        Layout layout = layout(exchange);
        Charset charset = Charset.forName(layout.mapping().charset());
        boolean xml = exchange.startsWith("DE");
        Map<String, String> faults = new LinkedHashMap<>();
        List<Values> details = new ArrayList<>();
        long spoiltSins = 0;
        int number = 40;
        for (Field field : layout.details().get(0).fields()) {
            if (!field.personal() || field.type() == Field.Type.GROUP) {
                continue;
            }
            number++;
            Values.Builder record = record(exchange, number).with();
            switch (field.type()) {
                case DATE -> {
                    LocalDate day = LocalDate.of(1931, 12, 31).minusDays(number);
                    record.put(field.name(), day);
                    String text = day.toString();
                    String written = exchange.equals("CN-IN-01") ? text.replace("-", "") : text;
                    faults.put(written, written.substring(0, written.length() - 2) + "99");
                    details.add(record.build());
                    LocalDate other = day.minusDays(100);
                    record.put(field.name(), other);
                    written = exchange.equals("CN-IN-01") ? other.toString().replace("-", "") : other.toString();
                    faults.put(written, "1931Zqmark".substring(0, written.length()));
                    details.add(record.build());
                }
                case DIGITS -> {
                    String sin = PlantedPeople.sin(9000 + number);
                    record.put(field.name(), sin);
                    faults.put(sin, sin.substring(0, 8) + "Z");
                    spoiltSins += Long.parseLong(sin);
                    details.add(record.build());
                }
                case TEXT -> {
                    String text = field.length() < 8 ? "Z9Q" + number / 10 + "A" + number % 10 : "ZQMARK" + number;
                    if (!xml) {
                        record.put(field.name(), text);
                        faults.put(text, text.substring(0, text.length() - 1) + "\u0001");
                        details.add(record.build());
                    }
                    if (field.required() && !xml) {
                        record.put(field.name(), "ZQMARQ" + number);
                        faults.put("ZQMARQ" + number, "        ");
                        details.add(record.build());
                    }
                }
                default -> details.add(record.build());
            }
        }
        String text = new String(file(exchange, sequence, details), charset);
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            if (!text.contains(fault.getKey())) {
                throw new IllegalStateException("a fault of " + exchange + " has no place");
            }
            text = text.replace(fault.getKey(), fault.getValue());
        }
        if (xml) {
            text = text.replaceFirst("<Sex>F</Sex>", "<Sex>Q</Sex>").replaceFirst("<ChildSex>F<", "<ChildSex>Q<");
        }
        if (spoiltSins > 0) {
            int trailer = text.lastIndexOf("\n99") + 1 + 26;
            long total = Long.parseLong(text.substring(trailer, trailer + 15));
            text = text.substring(0, trailer)
                    + String.format(Locale.ROOT, "%015d", total - spoiltSins)
                    + text.substring(trailer + 15);
        }
        return text.getBytes(charset);
    }

    /** Files that are refused whole, each for another reason, each full of markers. */
    static List<byte[]> refused(String exchange, int sequence) {
        List<Values> details = IntStream.range(0, 5)
                .mapToObj(number -> record(exchange, number))
                .toList();
        Charset charset = Charset.forName(layout(exchange).mapping().charset());
        byte[] good = file(exchange, sequence, details);
        String text = new String(good, charset);
        int half = text.length() / 2;
        byte[] wrongBytes = good.clone();
        wrongBytes[half] = (byte) 0xFF;
        return List.of(
                new byte[0],
                "Zqmark 899900017 1931-01-11\n".repeat(50).getBytes(charset),
                text.substring(0, half).getBytes(charset),
                text.replace(Sender.of(exchange).code(), "ZQMA").getBytes(charset),
                text.replaceFirst(Sender.of(exchange).agreement(), "ZQMARK 89990")
                        .getBytes(charset),
                (text + "Zqmark 899900017\n").getBytes(charset),
                text.replaceFirst("(?s)(Zqmark|ZQMARK)", "$1<&>\"").getBytes(charset),
                wrongBytes,
                text.replace("QPIP", "ZQMARK").getBytes(charset),
                file(exchange, sequence + 7, details));
    }

    /** RAMQ's answer that a mother has moved. */
    static Values moved(int family, String ref) {
        return answer(PlantedPeople.mother(family), ref)
                .put("address-line", "11, rang Zqmark")
                .put("postal-code", "Z9Q7Z7")
                .build();
    }

    private static List<Values> night(String exchange, Map<String, String> requests) {
        return switch (exchange) {
            case "CN-IN-01" ->
                IntStream.range(0, 3)
                        .mapToObj(family -> indemnity(
                                PlantedPeople.mother(family),
                                requests.getOrDefault(PlantedPeople.sin(10L * family + 1), ""),
                                family))
                        .toList();
            case "RA-IN-01" -> answers(requests);
            case "DE-IN-01" ->
                List.of(
                        birth(0, 0).build(),
                        birth(8, 8)
                                .put("child-dob", PlantedPeople.BORN.plusDays(21))
                                .build(),
                        birth(9, 9)
                                .put("parents", List.of(parent(PlantedPeople.father(9))))
                                .build(),
                        birth(10, 10).put("plurality-total", 2).build(),
                        birth(10, 110)
                                .put("plurality-total", 2)
                                .put("plurality-rank", 2)
                                .build(),
                        birth(11, 11).build());
            default ->
                List.of(
                        infant(6, 6).build(),
                        death(PlantedPeople.mother(7), 7).build(),
                        death(PlantedPeople.father(3), 3).build());
        };
    }

    private static List<Values> answers(Map<String, String> requests) {
        List<Values> answers = new ArrayList<>();
        for (int family = 0; family < PlantedPeople.FAMILIES; family++) {
            String ref = requests.getOrDefault(PlantedPeople.nam(10L * family + 1), "");
            Values.Builder answer = answer(PlantedPeople.mother(family), ref);
            switch (family) {
                case 1 -> answer.put("match-code", "02").put("dob", LocalDate.of(1931, 12, 30));
                case 2 ->
                    answer.put("elig-status", "FIN")
                            .put("elig-reason", "DEPT")
                            .put("elig-date", LocalDate.of(2026, 1, 5));
                case 3 ->
                    answer.put("elig-status", "FIN")
                            .put("elig-reason", "DEPT")
                            .put("elig-date", LocalDate.of(2026, 9, 9));
                case 4 ->
                    answer.put("address-line", "9, chemin Zqmark")
                            .put("postal-code", "Z9Q9Z9")
                            .put("address-since", LocalDate.of(2026, 8, 1));
                case 5 ->
                    answer.put("match-code", "07")
                            .put("elig-status", "FIN")
                            .put("elig-reason", "DECE")
                            .put("death-date", LocalDate.of(2026, 11, 3))
                            .put("elig-date", LocalDate.of(2026, 11, 3));
                case 12 ->
                    answer.put("match-code", "01")
                            .put("surname-birth", "Zqmarkowski")
                            .put("given-name", "Zqmarkolina");
                default -> {}
            }
            answers.add(answer.build());
        }
        answers.add(answer(PlantedPeople.mother(0), "QPIPNOTASKED").build());
        return answers;
    }

    private static Values indemnity(Person person, String ref, int number) {
        return Values.builder()
                .put("match-code", "00")
                .put("request-ref", ref)
                .put("sin", PlantedPeople.sin(person.id()))
                .put("surname-birth", person.surname())
                .put("given-name", person.givenNames().get(0))
                .put("dob", person.dateOfBirth())
                .put("action-code", "A")
                .put("source-key", "CN-2026-" + number)
                .put("record-version", 1)
                .put("file-no", "ZQMARK" + String.format(Locale.ROOT, "%03d", number))
                .put("event-date", LocalDate.of(2026, 9, 1))
                .put("irr-start", LocalDate.of(2026, 9, 2))
                .put("irr-end", LocalDate.of(2026, 12, 31))
                .put("pay-from", LocalDate.of(2026, 10, 18))
                .put("pay-to", LocalDate.of(2026, 11, 14))
                .put("pay-amount", new BigDecimal("8000.00"))
                .put("payment-date", LocalDate.of(2026, 11, 18))
                .put("paid-to", "T")
                .build();
    }

    private static Values.Builder answer(Person person, String ref) {
        return Values.builder()
                .put("request-ref", ref)
                .put("match-code", "00")
                .put("nam", PlantedPeople.nam(person.id()))
                .put("previous-nam", PlantedPeople.nam(person.id()).replace("19", "29"))
                .put("surname-birth", person.surname())
                .put("given-name", person.givenNames().get(0))
                .put("dob", person.dateOfBirth())
                .put("sex-marker", "F")
                .put("address-line", person.addresses().get(0).line())
                .put("municipality", person.addresses().get(0).municipality())
                .put("postal-code", person.addresses().get(0).postalCode())
                .put("address-since", person.addresses().get(0).since())
                .put("language", "F")
                .put("elig-status", "ADM")
                .put("stay-type", "R")
                .put("death-date", Optional.empty());
    }

    private static Values.Builder birth(int family, int number) {
        Person child = PlantedPeople.child(family);
        return Values.builder()
                .put("act-no", String.format(Locale.ROOT, "11260000%05d", number))
                .put("act-version", 1)
                .put("action-code", "A")
                .put("registered-on", LocalDate.of(2026, 8, 20))
                .put("attestation-no", "ZQMARK-" + family)
                .put("child-surname", child.surname())
                .put("child-given", names("given", child.givenNames()))
                .put("child-usual", "Zqmarkinette")
                .put("child-sex", "F")
                .put("child-dob", PlantedPeople.BORN)
                .put("child-tob", "23:47")
                .put("birth-municipality", "Zqmarkville")
                .put("plurality-total", 1)
                .put("plurality-rank", 1)
                .put("parents", List.of(parent(PlantedPeople.mother(family)), parent(PlantedPeople.father(family))));
    }

    private static Values parent(Person person) {
        return Values.builder()
                .put("quality", person.sex() == qpip.exchange.register.Sex.F ? "MERE" : "PERE")
                .put("surname", person.surname())
                .put("given", names("name", person.givenNames()))
                .put("dob", person.dateOfBirth())
                .put("birth-place", "Zqmarkville")
                .put("domicile-postal", "Z9Q1A1")
                .build();
    }

    private static Values.Builder death(Person person, int number) {
        return Values.builder()
                .put("act-no", String.format(Locale.ROOT, "31260000%05d", number))
                .put("act-version", 1)
                .put("action-code", "A")
                .put("registered-on", LocalDate.of(2026, 11, 15))
                .put("surname", person.surname())
                .put("given", names("name", person.givenNames()))
                .put("dob", person.dateOfBirth())
                .put("sex", person.sex().name())
                .put("death-date", LocalDate.of(2026, 10, 14))
                .put("death-date-precision", "E")
                .put("judgment-flag", "N")
                .put("death-place", "Zqmarkville")
                .put("domicile-postal", person.addresses().stream().findFirst().map(a -> a.postalCode()))
                .put("spouse-name", "Zqmarkov Zqmarkus");
    }

    private static Values.Builder infant(int family, int number) {
        Person child = PlantedPeople.child(family);
        return death(child, number)
                .put("domicile-postal", "Z9Q1A6")
                .put("parents", List.of(parent(PlantedPeople.mother(family)), parent(PlantedPeople.father(family))));
    }

    private static List<Values> names(String field, List<String> given) {
        return given.stream()
                .map(name -> Values.builder().put(field, name).build())
                .toList();
    }

    /** The reference of each request by the identifier that it carries. */
    private static Map<String, String> requests(Path inbox) {
        Map<String, String> requests = new TreeMap<>();
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.filter(one -> one.toString().matches(".*-OUT-.*\\.(txt|csv)"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String line : text.split("\r?\n")) {
                    if (file.toString().endsWith(".txt") && line.startsWith("10")) {
                        requests.put(
                                line.substring(18, 27), line.substring(2, 18).strip());
                    } else if (file.toString().endsWith(".csv") && line.split(";").length > 3) {
                        requests.put(line.split(";")[2], line.split(";")[0]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requests;
    }

    private static String pad(int number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every field of every layout that is marked personal, to say which of them the test plants. */
    static List<String> personal(RecordLayout layout) {
        return layout.fields().stream().filter(Field::personal).map(Field::name).toList();
    }
}
