package qpip.exchange.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qpip.exchange.linkage.evaluation.LinkageDeclaration;
import qpip.exchange.linkage.index.TrainedModel;

/** {@code linkage}: the matching of persons, on its own. */
@Command(
        name = "linkage",
        description = "Matches records of persons in any CSV files, and says how well and why.",
        subcommands = {
            EvaluateCommand.class,
            TrainCommand.class,
            ModelCommand.class,
            LinkCommand.class,
            WhyCommand.class,
            TownCommand.class
        })
final class LinkageCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; there are: linkage evaluate, train, show, link, explain, simulate");
    }

    static void requireDeclaration(Path folder) {
        if (!Files.isReadable(folder.resolve(LinkageDeclaration.NAME))) {
            throw new Misuse("there is no " + LinkageDeclaration.NAME + " in " + folder
                    + "; docs/linkage.md shows how to write one");
        }
    }

    static Path model(Path folder, Path given) {
        return in(folder, given, "model.json");
    }

    static Path in(Path folder, Path given, String name) {
        return given.toString().isEmpty() ? folder.resolve(name) : given;
    }

    static TrainedModel read(Path file) {
        try {
            return TrainedModel.read(file);
        } catch (TrainedModel.BadModel e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
    }

    /** What is still held after garbage was collected. */
    static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What the process has used of processors so far; 0 where Java can't tell. */
    static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime())
                : 0;
    }

    static long peakMiB() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }
}
