package qpip.exchange.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import qpip.exchange.layout.Found;
import qpip.exchange.transfer.TransferFailed;

/**
 * Says in one sentence what broke, without what a database or a library may quote of a row or a record: only sentences
 * of our own code and of the file system are passed on.
 */
public final class Failure {

    private static final String OURS = "qpip.exchange.";
    private static final int CAUSES_MAX = 20;

    private Failure() {}

    /**
     * What broke in words of either language by its kind; in English the whole sentence, which is its technical detail.
     */
    public static Found found(Throwable failure) {
        return Found.of("failed-" + kind(causes(failure)), sentence(failure));
    }

    private static String kind(List<Throwable> causes) {
        return causes.stream()
                .flatMap(cause -> kind(cause).stream())
                .findFirst()
                .orElse("otherwise");
    }

    private static Optional<String> kind(Throwable cause) {
        if (cause instanceof TransferFailed failed) {
            return Optional.of(failed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (cause instanceof NoMailbox) {
            return Optional.of("mailbox");
        }
        if (cause instanceof NotPermitted) {
            return Optional.of("permission");
        }
        if (cause instanceof AlreadyRunning) {
            return Optional.of("running");
        }
        if (cause instanceof DataAccessException || cause instanceof SQLException) {
            return Optional.of("database");
        }
        return cause instanceof IOException || cause instanceof UncheckedIOException
                ? Optional.of("files")
                : Optional.empty();
    }

    public static String sentence(Throwable failure) {
        List<Throwable> causes = causes(failure);
        Optional<Throwable> database = causes.stream()
                .filter(cause -> cause instanceof DataAccessException || cause instanceof SQLException)
                .findFirst();
        if (database.isPresent()) {
            return "the database refused a statement or did not answer" + state(causes);
        }
        return causes.stream()
                .filter(cause -> isOurs(cause) || isOfTheFileSystem(cause))
                .findFirst()
                .map(cause -> String.valueOf(cause.getMessage()))
                .orElseGet(() -> unforeseen(causes));
    }

    /** NB: an exception that only wraps another has that one's words for its message. */
    private static boolean isOurs(Throwable failure) {
        Throwable cause = failure.getCause();
        String message = failure.getMessage();
        return failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith(OURS)
                && message != null
                && (cause == null || !message.equals(cause.toString()));
    }

    private static boolean isOfTheFileSystem(Throwable failure) {
        return failure instanceof IOException
                && failure.getMessage() != null
                && failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().matches("(java\\.io|java\\.nio\\.file|sun\\.nio)\\..*");
    }

    private static String unforeseen(List<Throwable> causes) {
        Throwable last = causes.get(causes.size() - 1);
        return Stream.of(last.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> "unforeseen " + last.getClass().getSimpleName() + " in "
                        + frame.getClassName().substring(OURS.length()) + ", line " + frame.getLineNumber()
                        + "; please report it")
                .orElse("unforeseen " + last.getClass().getSimpleName() + "; please report it");
    }

    private static String state(List<Throwable> causes) {
        return causes.stream()
                .filter(cause -> cause instanceof SQLException sql && sql.getSQLState() != null)
                .findFirst()
                .map(cause -> " (SQLSTATE " + ((SQLException) cause).getSQLState() + ")")
                .orElse("");
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .toList();
    }
}
