package qpip.exchange.linkage.index;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import qpip.exchange.linkage.BirthDate;
import qpip.exchange.linkage.NameWidths;
import qpip.exchange.linkage.Population;
import qpip.exchange.linkage.Presented;
import qpip.exchange.linkage.PresentedParent;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.DateOrder;
import qpip.exchange.linkage.match.Field;
import qpip.exchange.linkage.match.NameForm;
import qpip.exchange.linkage.match.ValueComparer;
import qpip.exchange.linkage.match.Values;
import qpip.exchange.register.Sex;

/**
 * Weighs a record of a nightly extract against one person of the register, who was found by other means: every name and
 * number that the person ever had counts, and the one that weighs most. Immutable; any number of threads may use one.
 */
public final class PersonWeights {

    private static final Set<Attribute> COMPARED = EnumSet.of(
            Attribute.SURNAME,
            Attribute.GIVEN_NAME,
            Attribute.SECOND_GIVEN_NAME,
            Attribute.DATE_OF_BIRTH,
            Attribute.SEX,
            Attribute.POSTCODE,
            Attribute.IDENTIFIER,
            Attribute.HEALTH_INSURANCE_NUMBER);

    private final Population population;
    private final NameWidths widths;
    private final String model;
    private final Schema schema;
    private final Weights unasked;
    private final Weights asked;
    private final Commonness[] common;
    private final ThreadLocal<ValueComparer> comparers = ThreadLocal.withInitial(ValueComparer::new);

    private PersonWeights(Population population, TrainedModel model, NameWidths widths, Commonness[] common) {
        this.population = population;
        this.widths = widths;
        this.model = model.hash();
        this.schema = new Schema(model.comparedFields());
        this.unasked = new Weights(model, Math.max(1, population.size()));
        this.asked = new Weights(model, Weights.ASKED);
        this.common = common;
    }

    /** Counts how frequent each value is on the register. */
    public static PersonWeights of(Population population, TrainedModel model, NameWidths widths) {
        check(model);
        List<Field> fields = model.comparedFields();
        Commonness[] common = fields.stream()
                .map(field -> common(population, field.attribute()))
                .toArray(Commonness[]::new);
        return new PersonWeights(population, model, widths, common);
    }

    /** Throws {@link TrainedModel.BadModel} if the model compares what no person of the register has. */
    public static void check(TrainedModel model) {
        for (Field field : model.comparedFields()) {
            if (!COMPARED.contains(field.attribute())) {
                throw new TrainedModel.BadModel("the persons of the register have no " + field.attribute()
                        + "; a model of the jobs compares names, date of birth, sex, postcode and numbers");
            }
        }
    }

    private static Commonness common(Population population, Attribute attribute) {
        return switch (attribute) {
            case SURNAME -> counted(population, attribute, population::surname);
            case GIVEN_NAME -> counted(population, attribute, person -> name(population, person, 0));
            case SECOND_GIVEN_NAME -> counted(population, attribute, person -> name(population, person, 1));
            case DATE_OF_BIRTH -> counted(population, population::birthEpochDay, PersonWeights::digits);
            case SEX -> counted(population, population::sex, PersonWeights::text);
            case POSTCODE -> counted(population, attribute, population::postalCode);
            case IDENTIFIER, HEALTH_INSURANCE_NUMBER -> Commonness.ofNumbers(population.size());
            default -> throw new IllegalArgumentException("not checked: " + attribute);
        };
    }

    private static Commonness counted(Population population, Attribute attribute, IntFunction<String> value) {
        return counted(population, value, text -> normal(attribute, text));
    }

    /** NB: counted as they stand first, since one form takes time and values come again and again. */
    private static <T> Commonness counted(Population population, IntFunction<T> value, Function<T, String> form) {
        Map<T, Integer> standing = new HashMap<>();
        for (int person = 0; person < population.size(); person++) {
            standing.merge(value.apply(person), 1, Integer::sum);
        }
        Map<String, Integer> holders = new HashMap<>();
        standing.forEach((text, count) -> holders.merge(form.apply(text), count, Integer::sum));
        holders.remove("");
        return Commonness.of(holders);
    }

    /**
     * What a record's match with the person weighs.
     *
     * @param repeatsReference whether the record repeats the reference of a question that we asked about this person
     */
    public Weighed weigh(Presented record, int person, boolean repeatsReference) {
        Weights weights = repeatsReference ? asked : unasked;
        int size = schema.size;
        long pair = 0;
        String[] registered = new String[size];
        String[] presented = new String[size];
        for (int field = 0; field < size; field++) {
            Attribute attribute = schema.fields.get(field).attribute();
            Best best = best(
                    weights,
                    field,
                    values(attribute, presented(record, attribute)),
                    values(attribute, registered(person, attribute, record)));
            pair = Weights.with(pair, field, best.level());
            registered[field] = best.registered();
            presented[field] = best.presented();
        }
        pair = withSwap(pair, registered, presented);
        int[] bits = new int[size];
        int[] frequencies = new int[size];
        for (int field = 0; field < size; field++) {
            int level = Weights.level(pair, field);
            if (level != Comparison.MISSING) {
                bits[field] = common[field].bits(registered[field]);
                frequencies[field] = weights.frequency(
                        field, level, bits[field], common[field].bits(presented[field]), common[field].same());
            }
        }
        weights.belong(pair, bits, frequencies);
        int sum = weights.sum(pair) + Arrays.stream(frequencies).sum();
        return new Weighed(
                model,
                repeatsReference ? Weights.ASKED : Math.max(1, population.size()),
                new Finding.Scored(
                        String.valueOf(population.personId(person)),
                        sum,
                        pair,
                        Arrays.stream(frequencies).boxed().toList()));
    }

    /** What it weighs that an act names a parent as the register does. */
    public Weighed weigh(PresentedParent parent, int person) {
        return weigh(
                Presented.named(parent.surname(), parent.givenNames().toArray(String[]::new))
                        .born(parent.dateOfBirth()),
                person,
                false);
    }

    private record Best(int level, int weight, String presented, String registered) {

        static final Best MISSING = new Best(Comparison.MISSING, Integer.MIN_VALUE, "", "");
    }

    /** Of all values on both sides, the two that weigh most; where any are the same, of those. */
    private Best best(Weights weights, int field, List<String> presented, List<String> registered) {
        Best best = Best.MISSING;
        boolean same = presented.stream().anyMatch(registered::contains);
        for (String one : presented) {
            for (String other : registered) {
                // NB: what isn't the same takes time to compare, names above all.
                int level = same && !one.equals(other) ? Comparison.MISSING : level(field, one, other);
                if (level != Comparison.MISSING) {
                    int weight = weights.weight(field, level)
                            + weights.frequency(
                                    field,
                                    level,
                                    common[field].bits(other),
                                    common[field].bits(one),
                                    common[field].same());
                    if (weight > best.weight()) {
                        best = new Best(level, weight, one, other);
                    }
                }
            }
        }
        return best;
    }

    private int level(int field, String presented, String registered) {
        if (presented.equals(registered)) {
            return Comparison.SAME;
        }
        Attribute attribute = schema.fields.get(field).attribute();
        ValueComparer comparer = comparers.get();
        return attribute.comparison() == Comparison.NAME
                ? comparer.name(NameForm.of(presented), NameForm.of(registered))
                : comparer.level(attribute, presented, registered);
    }

    private long withSwap(long pair, String[] registered, String[] presented) {
        int surname = schema.surname;
        int given = schema.given;
        return surname >= 0 && given >= 0 && Weights.mayBeSwapped(pair, surname, given)
                ? Weights.withSwap(
                        pair,
                        surname,
                        given,
                        level(surname, presented[surname], registered[given]),
                        level(given, presented[given], registered[surname]))
                : pair;
    }

    private static List<String> values(Attribute attribute, List<String> texts) {
        List<String> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            String value = normal(attribute, text);
            if (!value.isEmpty() && !values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    /** NB: what is made here, dates and sexes, is in its form already; so is nearly every code. */
    private static String normal(Attribute attribute, String text) {
        return switch (attribute.comparison()) {
            case DATE, CATEGORY -> text;
            case CODE ->
                Forms.isCode(text.getBytes(StandardCharsets.UTF_8), 0, text.length())
                        ? text
                        : Values.normal(attribute, text, DateOrder.YEAR_FIRST);
            default -> Values.normal(attribute, text, DateOrder.YEAR_FIRST);
        };
    }

    private static List<String> presented(Presented record, Attribute attribute) {
        List<String> given = record.givenNames();
        return switch (attribute) {
            case SURNAME -> List.of(record.surname());
            case GIVEN_NAME -> {
                List<String> names = new ArrayList<>(given.subList(0, Math.min(1, given.size())));
                record.usualName().ifPresent(names::add);
                yield names;
            }
            case SECOND_GIVEN_NAME -> given.size() > 1 ? List.of(given.get(1)) : List.of();
            case DATE_OF_BIRTH -> born(record.dateOfBirth()).stream().toList();
            case SEX -> List.of(text(record.sex()));
            case POSTCODE -> List.of(record.postalCode());
            case IDENTIFIER ->
                record.sin().stream()
                        .filter(number -> number != 0)
                        .mapToObj(PersonWeights::number)
                        .toList();
            default -> {
                List<String> numbers = new ArrayList<>();
                record.nam().ifPresent(numbers::add);
                record.previousNam().ifPresent(numbers::add);
                yield numbers;
            }
        };
    }

    private List<String> registered(int person, Attribute attribute, Presented record) {
        return switch (attribute) {
            case SURNAME -> {
                List<String> names = new ArrayList<>(List.of(population.surname(person)));
                names.addAll(population.otherSurnames(person));
                yield cut(names, record.surname(), widths.surname());
            }
            case GIVEN_NAME -> {
                List<String> names = new ArrayList<>(population.givenNames(person));
                population.usualName(person).ifPresent(names::add);
                yield cut(
                        names,
                        record.givenNames().isEmpty() ? "" : record.givenNames().get(0),
                        widths.givenName());
            }
            case SECOND_GIVEN_NAME -> List.of(name(population, person, 1));
            case DATE_OF_BIRTH -> List.of(digits(population.birthEpochDay(person)));
            case SEX -> List.of(text(population.sex(person)));
            case POSTCODE -> List.of(population.postalCode(person));
            case IDENTIFIER ->
                Arrays.stream(population.sins(person))
                        .mapToObj(PersonWeights::number)
                        .toList();
            default -> population.nams(person);
        };
    }

    /** NB: a name that fills its field may have been cut, and ours is then cut too. */
    private static List<String> cut(List<String> names, String presented, int width) {
        return presented.length() < width
                ? names
                : names.stream()
                        .map(name -> name.length() > width ? name.substring(0, width) : name)
                        .toList();
    }

    private static String name(Population population, int person, int place) {
        List<String> names = population.givenNames(person);
        return place < names.size() ? names.get(place) : "";
    }

    /** Eight digits; empty where the day is unknown. */
    private static String digits(int epochDay) {
        if (epochDay == Population.UNKNOWN_DAY) {
            return "";
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return padded(day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth(), 8);
    }

    /** NB: of a date that isn't known whole, what isn't known is zero. */
    private static Optional<String> born(BirthDate date) {
        return date.year() <= 0
                ? Optional.empty()
                : Optional.of(padded(date.year() * 10_000L + date.month() * 100L + date.day(), 8));
    }

    private static String text(Sex sex) {
        return sex == Sex.UNKNOWN ? "" : sex.name();
    }

    private static String number(long number) {
        return padded(number, 9);
    }

    private static String padded(long number, int length) {
        String digits = String.valueOf(number);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
