package qpip.exchange.job;

import org.springframework.dao.DataAccessException;
import qpip.exchange.transfer.TransferFailed;

/** Says in one sentence what broke, without what a database or a library may quote of a row. */
public final class Failure {

    private Failure() {}

    public static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException || cause instanceof java.sql.SQLException) {
                return "the database refused a statement or did not answer" + state(cause);
            }
            if (cause instanceof TransferFailed
                    || cause instanceof NotPermitted
                    || cause instanceof NoMailbox
                    || cause instanceof AlreadyRunning) {
                return String.valueOf(cause.getMessage());
            }
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && sql.getSQLState() != null) {
                return " (SQLSTATE " + sql.getSQLState() + ")";
            }
        }
        return "";
    }
}
