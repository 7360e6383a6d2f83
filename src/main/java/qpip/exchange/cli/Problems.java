package qpip.exchange.cli;

import java.io.PrintWriter;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import qpip.exchange.declaration.BadDeclaration;
import qpip.exchange.job.AlreadyRunning;
import qpip.exchange.job.Failure;
import qpip.exchange.job.NoSuchExtract;
import qpip.exchange.register.RegisterRefused;

/**
 * Tells what went wrong in one clear sentence, and gives the exit status that fits. Only here is an exception caught
 * for good.
 */
final class Problems {

    private Problems() {}

    static int tell(PrintWriter err, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadDeclaration bad) {
                bad.problems().forEach(problem -> err.println("exchange: " + problem));
                return ExitStatus.FAILED;
            }
            if (cause instanceof Misuse || cause instanceof NoSuchExtract) {
                err.println("exchange: " + cause.getMessage());
                return ExitStatus.MISUSE;
            }
            if (cause instanceof RegisterRefused) {
                err.println("exchange: " + cause.getMessage());
                return ExitStatus.FAILED;
            }
            if (cause instanceof AlreadyRunning) {
                err.println("exchange: " + cause.getMessage());
                return ExitStatus.RUNNING;
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                err.println(
                        "exchange: the database is in use by another process; wait until it ends, or use PostgreSQL to work with several");
                return ExitStatus.RUNNING;
            }
        }
        err.println("exchange: " + Failure.sentence(failure));
        return ExitStatus.FAILED;
    }
}
