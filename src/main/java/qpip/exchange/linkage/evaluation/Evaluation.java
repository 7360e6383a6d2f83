package qpip.exchange.linkage.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import qpip.exchange.declaration.BadDeclaration;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.declaration.Reading;
import qpip.exchange.linkage.match.Decided;
import qpip.exchange.linkage.match.Matching;
import qpip.exchange.linkage.match.Records;

/** Matches the records of a folder as its {@code linkage.yaml} says, and counts what was right. */
public final class Evaluation {

    private static final double[] RANGES = {0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0000001};

    private final Records records;
    private final List<String> names;
    private final Optional<Set<Long>> listed;
    private final boolean known;

    private Evaluation(Source.Read read, LinkageDeclaration declaration) {
        this.records = read.records();
        this.names = read.names();
        this.known = declaration.truth().isPresent();
        this.listed = declaration.truth().orElse(null) instanceof Truth.PairList
                ? Optional.of(listed(read.truePairs()))
                : Optional.empty();
    }

    /** Reads, matches and counts; {@link BadDeclaration} names all that is wrong with the declaration or the files. */
    public static Evaluated of(Path folder, int threads) {
        Reading<LinkageDeclaration> reading =
                Declarations.reading(folder.resolve(LinkageDeclaration.NAME), LinkageDeclaration.class);
        LinkageDeclaration declaration = reading.value().orElseThrow(() -> new BadDeclaration(reading.problems()));
        resetPeak();
        long began = System.nanoTime();
        Evaluation evaluation = new Evaluation(Source.read(folder, reading, declaration), declaration);
        try (Matching matching = Matching.of(evaluation.records, declaration.oneToOne(), threads)) {
            double seconds = (System.nanoTime() - began) / 1e9;
            return evaluation.counted(matching, seconds, peakMiB());
        }
    }

    private Evaluated counted(Matching matching, double seconds, long heapMiB) {
        List<Decided> decided = matching.decided();
        long truth = known ? truePairs() : 0;
        Optional<Evaluated.Score> score = known
                ? Optional.of(new Evaluated.Score(
                        decided.size(),
                        decided.stream()
                                .filter(pair -> isTrue(pair.one(), pair.other()))
                                .count(),
                        truth))
                : Optional.empty();
        return new Evaluated(
                records.size(),
                decided.size(),
                matching.compared(),
                score,
                known && records.firstFile() == records.size()
                        ? Optional.of(clustered(matching.clusters(), truth))
                        : Optional.empty(),
                known ? Optional.of(blockingRecall(matching, truth)) : Optional.empty(),
                estimate(matching.expectedPrecision()),
                estimate(matching.expectedRecall()),
                matching.expectedBlockingRecall(),
                calibration(matching),
                matching.cuts().stream()
                        .map(cut -> new Evaluated.Cut(cut.key(), cut.largest(), cut.blocks(), cut.pairs()))
                        .toList(),
                matching.modelHash(),
                seconds,
                Math.round(records.size() / Math.max(1e-9, seconds)),
                heapMiB);
    }

    private static Evaluated.Estimate estimate(Matching.Estimate estimate) {
        return new Evaluated.Estimate(estimate.value(), estimate.low(), estimate.high());
    }

    private Evaluated.Score clustered(int[] clusters, long truth) {
        Map<Integer, Integer> sizes = new HashMap<>();
        Map<List<Object>, Integer> rightSizes = new HashMap<>();
        for (int record = 0; record < clusters.length; record++) {
            sizes.merge(clusters[record], 1, Integer::sum);
            if (listed.isEmpty()) {
                rightSizes.merge(List.of(clusters[record], names.get(record)), 1, Integer::sum);
            }
        }
        long right = listed.isPresent() ? listedWithin(clusters) : pairs(rightSizes);
        return new Evaluated.Score(pairs(sizes), right, truth);
    }

    private long listedWithin(int[] clusters) {
        return listed.orElseThrow().stream()
                .filter(pair -> clusters[(int) (pair >>> 32)] == clusters[pair.intValue()])
                .count();
    }

    private static long pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1L) / 2).sum();
    }

    private double blockingRecall(Matching matching, long truth) {
        long[] found = new long[1];
        eachTruePair((one, other) -> found[0] += matching.isProposed(one, other) ? 1 : 0);
        return truth == 0 ? 1 : found[0] / (double) truth;
    }

    private long truePairs() {
        long[] count = new long[1];
        eachTruePair((one, other) -> count[0]++);
        return count[0];
    }

    private void eachTruePair(BiConsumer<Integer, Integer> action) {
        if (listed.isPresent()) {
            listed.get().stream().sorted().forEach(pair -> action.accept((int) (pair >>> 32), pair.intValue()));
            return;
        }
        Map<String, List<Integer>> byPerson = new HashMap<>();
        for (int record = 0; record < names.size(); record++) {
            byPerson.computeIfAbsent(names.get(record), unknown -> new ArrayList<>())
                    .add(record);
        }
        boolean twoFiles = records.firstFile() < records.size();
        for (List<Integer> same : byPerson.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    boolean across = same.get(i) < records.firstFile() && same.get(j) >= records.firstFile();
                    if (!twoFiles || across) {
                        action.accept(same.get(i), same.get(j));
                    }
                }
            }
        }
    }

    private boolean isTrue(int one, int other) {
        return listed.map(pairs -> pairs.contains((long) one << 32 | other))
                .orElseGet(() -> names.get(one).equals(names.get(other)));
    }

    private Set<Long> listed(List<List<String>> pairs) {
        boolean twoFiles = records.firstFile() < records.size();
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> second = new HashMap<>();
        for (int record = 0; record < names.size(); record++) {
            (record < records.firstFile() ? first : second).put(names.get(record), record);
        }
        Set<Long> listed = new HashSet<>();
        for (List<String> pair : pairs) {
            Integer one = first.get(pair.get(0));
            Integer other = (twoFiles ? second : first).get(pair.get(1));
            if (one != null && other != null && !one.equals(other)) {
                listed.add((long) Math.min(one, other) << 32 | Math.max(one, other));
            }
        }
        return listed;
    }

    private List<Evaluated.Calibration> calibration(Matching matching) {
        long[] counts = new long[RANGES.length];
        double[] expected = new double[RANGES.length];
        long[] right = new long[RANGES.length];
        for (Decided pair : matching.weighed(RANGES[0])) {
            int range = Arrays.binarySearch(RANGES, pair.chance());
            int at = range >= 0 ? range : -range - 2;
            counts[at]++;
            expected[at] += pair.chance();
            right[at] += known && isTrue(pair.one(), pair.other()) ? 1 : 0;
        }
        List<Evaluated.Calibration> calibration = new ArrayList<>();
        for (int range = 0; range < RANGES.length - 1; range++) {
            calibration.add(new Evaluated.Calibration(
                    RANGES[range],
                    Math.min(1, RANGES[range + 1]),
                    counts[range],
                    expected[range],
                    known ? Optional.of(right[range]) : Optional.empty()));
        }
        return calibration;
    }

    private static void resetPeak() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakMiB() {
        return heapPools().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
