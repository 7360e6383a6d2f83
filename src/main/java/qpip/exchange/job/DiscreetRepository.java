package qpip.exchange.job;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * A batch repository that keeps of a failure our sentence. Spring Batch would keep the whole stack trace, and the
 * message of a database's exception quotes the row that it refused.
 */
public final class DiscreetRepository {

    private DiscreetRepository() {}

    public static JobRepository of(JobRepository repository) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("update") && arguments[0] instanceof StepExecution step) {
                step.setExitStatus(discreet(step.getExitStatus(), step.getFailureExceptions()));
            }
            if (method.getName().equals("update") && arguments[0] instanceof JobExecution job) {
                job.setExitStatus(discreet(job.getExitStatus(), job.getAllFailureExceptions()));
            }
            try {
                return method.invoke(repository, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        return (JobRepository) Proxy.newProxyInstance(
                JobRepository.class.getClassLoader(), new Class<?>[] {JobRepository.class}, handler);
    }

    private static ExitStatus discreet(ExitStatus status, List<Throwable> failures) {
        return failures.isEmpty() ? status : new ExitStatus(status.getExitCode(), Failure.sentence(failures.get(0)));
    }
}
