package qpip.exchange.linkage.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import qpip.exchange.linkage.match.Attribute;
import qpip.exchange.linkage.match.Comparison;
import qpip.exchange.linkage.match.Field;
import qpip.exchange.linkage.match.Learned;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What agreement and disagreement weigh, as a file: JSON with a version and a hash over all of it, so that it is never
 * changed without a trace. It holds no value of anybody.
 *
 * @param version of this format
 * @param share of the records whose person is in the register, as it was when the model was trained
 * @param trainedOn how many records it was trained on
 * @param dependents which fields depend on each other
 */
public record TrainedModel(
        int version, double share, long trainedOn, List<TrainedField> fields, List<Learned.Dependent> dependents) {

    /** The version of the format that is written and read. */
    public static final int VERSION = 1;

    /** How many pairs must be anchored before they count for more than what was learned without identifiers. */
    private static final int ANCHORED_LEAST = 1000;

    /** For how many anchored pairs the learned m stands. */
    private static final double LEARNED_PAIRS = 20;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public TrainedModel {
        fields = List.copyOf(fields);
        dependents = List.copyOf(dependents);
    }

    /**
     * One field.
     *
     * @param levels from the level of missing values to that of values that have nothing in common
     */
    public record TrainedField(String name, Attribute attribute, List<TrainedLevel> levels) {

        public TrainedField {
            levels = List.copyOf(levels);
        }

        Field field() {
            return new Field(name, attribute);
        }
    }

    /**
     * One level of a field.
     *
     * @param m how often records of one person reach it
     * @param learned the same by expectation and maximization alone, without identifiers
     * @param u how often records of two persons do
     * @param anchored how many pairs whose identifiers agree had it when the model was trained
     */
    public record TrainedLevel(String word, double m, double learned, double u, long anchored) {}

    /** From what was learned, and counts of levels among pairs whose identifiers agree, which may be all 0. */
    static TrainedModel of(Learned learned, double share, long records, long[][] anchored) {
        List<TrainedField> fields = new ArrayList<>();
        for (int field = 0; field < learned.fields().size(); field++) {
            Field compared = learned.fields().get(field);
            Comparison comparison = compared.attribute().comparison();
            double[] m = anchoredM(compared, learned.m()[field], anchored[field]);
            List<TrainedLevel> levels = new ArrayList<>();
            for (int level = 0; level < comparison.levels(); level++) {
                levels.add(new TrainedLevel(
                        comparison.word(level),
                        m[level],
                        learned.m()[field][level],
                        learned.u()[field][level],
                        anchored[field][level]));
            }
            fields.add(new TrainedField(compared.name(), compared.attribute(), levels));
        }
        return new TrainedModel(VERSION, share, records, fields, learned.dependents());
    }

    private static double[] anchoredM(Field field, double[] learned, long[] anchored) {
        long known = 0;
        for (int level = 1; level < anchored.length; level++) {
            known += anchored[level];
        }
        if (known < ANCHORED_LEAST || field.attribute().isGivenToOne()) {
            return learned;
        }
        double[] m = new double[learned.length];
        for (int level = 1; level < m.length; level++) {
            m[level] = (anchored[level] + LEARNED_PAIRS * learned[level]) / (known + LEARNED_PAIRS);
        }
        return m;
    }

    /** The same, for a source of which another share is in the register. */
    TrainedModel withShare(double other) {
        return new TrainedModel(version, other, trainedOn, fields, dependents);
    }

    public List<Field> comparedFields() {
        return fields.stream().map(TrainedField::field).toList();
    }

    /** The model's name: the first half of the SHA-256 of its JSON. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The model as a file holds it. */
    public String text() {
        ObjectNode document = JSON.createObjectNode();
        document.put("hash", hash());
        document.set("model", JSON.valueToTree(this));
        return JSON.writeValueAsString(document) + System.lineSeparator();
    }

    public void write(Path file) {
        try {
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException("the model can't be written to " + file.getFileName(), e);
        }
    }

    /** Reads a model; throws {@link BadModel} if it isn't one, is of another version, or was changed by hand. */
    public static TrainedModel read(Path file) {
        try {
            return of(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new BadModel("there is no model " + file.getFileName(), e);
        } catch (IOException e) {
            throw new BadModel(file.getFileName() + " can't be read", e);
        }
    }

    /**
     * What {@link #text} gave.
     *
     * @param name by which a {@link BadModel} calls it
     */
    public static TrainedModel of(String text, String name) {
        try {
            JsonNode document = JSON.readTree(text);
            JsonNode version = document.path("model").path("version");
            if (!version.isInt()) {
                throw new BadModel(name + " isn't a model: it has no version");
            }
            if (version.intValue() != VERSION) {
                throw new BadModel(name + " is a model of version " + version.intValue()
                        + "; this program reads version " + VERSION);
            }
            TrainedModel model = JSON.treeToValue(document.path("model"), TrainedModel.class);
            if (!model.hash().equals(document.path("hash").asString(""))) {
                throw new BadModel(name + " was changed since it was trained: its hash is another");
            }
            return model;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new BadModel(name + " isn't a model that can be read", e);
        }
    }

    /** A file that isn't a model. */
    public static final class BadModel extends RuntimeException {

        private static final long serialVersionUID = 1;

        public BadModel(String message) {
            super(message);
        }

        BadModel(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
