package qpip.exchange.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qpip.exchange.agreement.Partner;
import qpip.exchange.declaration.BadDeclaration;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.declaration.Problem;
import qpip.exchange.declaration.Reading;
import qpip.exchange.eligibility.Policy;
import qpip.exchange.eligibility.Rule;
import qpip.exchange.eligibility.Rules;
import qpip.exchange.layout.Field;
import qpip.exchange.layout.FieldWords;
import qpip.exchange.layout.Layout;
import qpip.exchange.layout.Mapping;
import qpip.exchange.linkage.index.PersonWeights;
import qpip.exchange.linkage.index.TrainedModel;

/**
 * Everything that is declared under {@code mappings/} and {@code jobs/}, read whole and checked against each other. All
 * problems are told at once, each with its file and line; with a problem anywhere nothing starts.
 */
public final class Catalogue {

    private static final String POLICY = "policy.yaml";
    private static final String PARTNER = "partner.yaml";
    private static final String REGISTER = "register";
    private static final String MODELS = "models";

    private final SortedMap<String, Partner> partners;
    private final SortedMap<String, Layout> layouts;
    private final SortedMap<String, ExchangeDefinition> exchanges;
    private final Policy policy;

    private Catalogue(
            SortedMap<String, Partner> partners,
            SortedMap<String, Layout> layouts,
            SortedMap<String, ExchangeDefinition> exchanges,
            Policy policy) {
        this.partners = partners;
        this.layouts = layouts;
        this.exchanges = exchanges;
        this.policy = policy;
    }

    /** Reads the declarations under a folder that has {@code mappings/} and {@code jobs/}. */
    public static Catalogue read(Path root) {
        return new Reader(root).read();
    }

    /** Partners in order of their names. */
    public Collection<Partner> partners() {
        return partners.values();
    }

    /** All layouts, the register's own included, in order of exchange. */
    public Collection<Layout> layouts() {
        return layouts.values();
    }

    /** The exchanges that have a job, in the order of a night. */
    public List<ExchangeDefinition> exchanges() {
        return exchanges.values().stream()
                .sorted(Comparator.comparingInt(
                                (ExchangeDefinition exchange) -> exchange.job().order())
                        .thenComparing(ExchangeDefinition::id))
                .toList();
    }

    public Optional<ExchangeDefinition> exchange(String id) {
        return Optional.ofNullable(exchanges.get(id));
    }

    public Policy policy() {
        return policy;
    }

    /** Reads and checks; keeps every problem until the end. */
    private static final class Reader {

        private final Path root;
        private final List<Problem> problems = new ArrayList<>();
        private final SortedMap<String, Partner> partners = new TreeMap<>();
        private final SortedMap<String, Layout> layouts = new TreeMap<>();
        private final SortedMap<String, ExchangeDefinition> exchanges = new TreeMap<>();
        private final SortedMap<String, TrainedModel> models = new TreeMap<>();

        Reader(Path root) {
            this.root = root;
        }

        Catalogue read() {
            Path mappings = root.resolve("mappings");
            Path jobs = root.resolve("jobs");
            yaml(mappings).stream().filter(file -> named(file, PARTNER)).forEach(this::partner);
            yaml(mappings).stream().filter(file -> !named(file, PARTNER)).forEach(this::mapping);
            yaml(jobs).stream().filter(file -> !named(file, POLICY)).forEach(this::job);
            agreements(mappings);
            Optional<Policy> policy = policy(jobs.resolve(POLICY));
            if (!problems.isEmpty() || policy.isEmpty()) {
                throw new BadDeclaration(problems.stream()
                        .map(problem -> new Problem(root.relativize(problem.file()), problem.line(), problem.message()))
                        .toList());
            }
            return new Catalogue(partners, layouts, exchanges, policy.get());
        }

        private Optional<Policy> policy(Path file) {
            try {
                return Optional.of(Policy.read(file));
            } catch (BadDeclaration bad) {
                problems.addAll(bad.problems());
                return Optional.empty();
            }
        }

        private void partner(Path file) {
            Reading<Partner> reading = Declarations.reading(file, Partner.class);
            problems.addAll(reading.problems());
            reading.value().ifPresent(partner -> {
                if (!folder(file).equals(partner.partner())) {
                    problems.add(reading.problem(
                            "partner",
                            "partner '" + partner.partner() + "' must have the name of its folder, '" + folder(file)
                                    + "'"));
                }
                partners.put(partner.partner(), partner);
            });
        }

        private void mapping(Path file) {
            Reading<Mapping> reading = Declarations.reading(file, Mapping.class);
            problems.addAll(reading.problems());
            List<Problem> lint = Layout.lint(reading);
            problems.addAll(lint);
            problems.addAll(FieldWords.missing(reading));
            reading.value().ifPresent(mapping -> {
                if (!named(file, mapping.exchange() + ".yaml")) {
                    problems.add(reading.problem(
                            "exchange",
                            "a mapping must be in a file of its exchange's name, " + mapping.exchange() + ".yaml"));
                }
                boolean register = mapping.direction() == Mapping.Direction.REGISTER;
                if (!register && !partners.containsKey(mapping.partner())) {
                    problems.add(reading.problem(
                            "partner",
                            "unknown partner '" + mapping.partner() + "'; the partners are "
                                    + String.join(", ", partners.keySet())));
                }
                if (register != folder(file).equals(REGISTER)) {
                    problems.add(reading.problem(
                            "direction", "mappings of the register, and only those, stand in mappings/register"));
                }
                if (lint.isEmpty()) {
                    layouts.put(mapping.exchange(), Layout.of(mapping));
                }
            });
        }

        private void job(Path file) {
            Reading<JobDeclaration> reading = Declarations.reading(file, JobDeclaration.class);
            problems.addAll(reading.problems());
            reading.value().ifPresent(job -> {
                Layout layout = layouts.get(job.exchange());
                if (layout == null) {
                    problems.add(reading.problem(
                            "exchange",
                            "exchange '" + job.exchange() + "' has no mapping; those that have one are "
                                    + String.join(", ", layouts.keySet())));
                    return;
                }
                Partner partner = partners.get(layout.mapping().partner());
                if (partner == null) {
                    return;
                }
                List<Rule> rules = rules(reading, job, layout);
                boolean in = layout.mapping().direction() == Mapping.Direction.IN;
                if (in != (job.work() instanceof Inbound)) {
                    problems.add(reading.problem(
                            "work",
                            "the mapping's direction is " + (in ? "in" : "out") + ", so the job's kind must be "
                                    + (in ? "Inbound" : "Outbound")));
                    return;
                }
                if (!in) {
                    permitted(reading, partner, layout);
                }
                if (exchanges.putIfAbsent(
                                job.exchange(),
                                new ExchangeDefinition(partner, layout, job, rules, model(reading, job)))
                        != null) {
                    problems.add(reading.problem("exchange", "exchange '" + job.exchange() + "' has two jobs"));
                }
            });
        }

        /**
         * The model that the job names; one that can't be read, or compares what no person of the register has, is a
         * problem.
         */
        private Optional<TrainedModel> model(Reading<JobDeclaration> reading, JobDeclaration job) {
            if (!(job.work() instanceof Inbound inbound)) {
                return Optional.empty();
            }
            try {
                TrainedModel model = models.computeIfAbsent(
                        inbound.model(),
                        name -> TrainedModel.read(
                                root.resolve("mappings").resolve(MODELS).resolve(name + ".json")));
                PersonWeights.check(model);
                return Optional.of(model);
            } catch (TrainedModel.BadModel bad) {
                problems.add(reading.problem("work.model", String.valueOf(bad.getMessage())));
                return Optional.empty();
            }
        }

        /** A field that no agreement of the partner permits may not even be declared in an exchange that leaves. */
        private void permitted(Reading<JobDeclaration> reading, Partner partner, Layout layout) {
            Set<String> permitted = partner.agreements().stream()
                    .flatMap(agreement -> agreement.permitted(layout.exchange()).stream())
                    .collect(Collectors.toSet());
            layout.details().stream()
                    .flatMap(detail -> detail.fields().stream())
                    .filter(field -> field.type() != Field.Type.FILLER && !permitted.contains(field.name()))
                    .forEach(field -> problems.add(reading.problem(
                            "exchange",
                            "exchange " + layout.exchange() + " would send field '" + field.name()
                                    + "', which no agreement with partner '" + partner.partner() + "' permits")));
        }

        private List<Rule> rules(Reading<JobDeclaration> reading, JobDeclaration job, Layout layout) {
            if (!(job.work() instanceof Inbound inbound)) {
                return List.of();
            }
            Meaning meaning = new Meaning(layout.details().get(0));
            inbound.fact().required().stream()
                    .filter(attribute -> !meaning.attributes().contains(attribute))
                    .forEach(attribute -> problems.add(reading.problem(
                            "work.fact",
                            "a fact of kind " + inbound.fact() + " needs 'fact." + attribute
                                    + "', which no field of the mapping means")));
            if (inbound.linkedBy() == LinkedBy.REQUEST && !meaning.asksUnder()) {
                problems.add(reading.problem(
                        "work.linked-by", "the job is linked by request, but no field of the mapping means 'request'"));
            }
            if (inbound.linkedBy() == LinkedBy.CERTIFICATE && !meaning.namesCertificate()) {
                problems.add(reading.problem(
                        "work.linked-by",
                        "the job is linked by certificate, but no field of the mapping means 'subject.certificate'"));
            }
            inbound.answers()
                    .filter(asked -> !layouts.containsKey(asked))
                    .ifPresent(asked -> problems.add(reading.problem(
                            "work.answers",
                            "unknown exchange '" + asked + "'; the exchanges are "
                                    + String.join(", ", layouts.keySet()))));
            List<Rule> rules = new ArrayList<>();
            for (int i = 0; i < inbound.rules().size(); i++) {
                String name = inbound.rules().get(i);
                String place = "work.rules[" + i + "]";
                Optional<Rule> rule = Rules.find(name);
                if (rule.isEmpty()) {
                    problems.add(reading.problem(
                            place,
                            "unknown rule '" + name + "'; the rules are "
                                    + Rules.all().stream()
                                            .map(Rule::name)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
                } else if (!rule.get().reads().contains(inbound.fact())) {
                    problems.add(reading.problem(
                            place,
                            "rule " + name + " reads facts of kind "
                                    + rule.get().reads() + ", and this job gives " + inbound.fact()));
                } else {
                    rules.add(rule.get());
                }
            }
            return rules;
        }

        /** An agreement may permit only exchanges and fields that exist. */
        private void agreements(Path mappings) {
            partners.values()
                    .forEach(partner -> partner.agreements()
                            .forEach(agreement -> agreement.permits().forEach((exchange, fields) -> {
                                Layout layout = layouts.get(exchange);
                                Set<String> known = layout == null
                                        ? Set.of()
                                        : layout.details().stream()
                                                .flatMap(detail -> detail.fields().stream())
                                                .map(Field::name)
                                                .collect(Collectors.toSet());
                                fields.stream()
                                        .filter(field -> !known.contains(field))
                                        .forEach(field -> problems.add(new Problem(
                                                mappings.resolve(partner.partner())
                                                        .resolve(PARTNER),
                                                1,
                                                "agreement " + agreement.number() + " permits field '" + field
                                                        + "', which exchange " + exchange + " does not have")));
                            })));
        }

        private List<Path> yaml(Path folder) {
            if (!Files.isDirectory(folder)) {
                throw new BadDeclaration(List.of(
                        new Problem(folder, 0, "there is no such folder; declarations stand in mappings/ and jobs/")));
            }
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("folder " + folder + " can't be read", e);
            }
        }

        private static boolean named(Path file, String name) {
            return String.valueOf(file.getFileName()).equals(name);
        }

        private static String folder(Path file) {
            return Optional.ofNullable(file.getParent())
                    .map(Path::getFileName)
                    .map(String::valueOf)
                    .orElse("");
        }
    }
}
