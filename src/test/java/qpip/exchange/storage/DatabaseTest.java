package qpip.exchange.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;

class DatabaseTest {

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void theJobRepositoryOfSpringBatchRunsOnTheMigratedTables(TestDatabase test) throws Exception {
        JobRepository repository = repository(test);
        JobInstance instance = repository.createJobInstance("CN-IN-01", new JobParameters());
        JobExecution execution = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
        execution.getExecutionContext().putString("plan", "x".repeat(2_000_000));
        repository.updateExecutionContext(execution);

        assertThat(repository.getJobExecution(execution.getId()))
                .extracting(
                        found -> found.getExecutionContext().getString("plan").length())
                .isEqualTo(2_000_000);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void anInstanceHasOneRunningExecution(TestDatabase test) throws Exception {
        JobRepository repository = repository(test);
        JobInstance instance = repository.createJobInstance("CN-IN-01", new JobParameters());
        JobExecution first = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());

        assertThatThrownBy(() -> repository.createJobExecution(instance, new JobParameters(), new ExecutionContext()))
                .isInstanceOf(DuplicateKeyException.class);

        first.setStatus(BatchStatus.FAILED);
        first.setEndTime(LocalDateTime.now());
        repository.update(first);
        repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
        assertThat(repository.getJobExecutions(instance)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("qpip.exchange.storage.TestDatabases#both")
    void postgresqlOfTheTestsKeepsWhatItAcknowledges(TestDatabase test) {
        if (test.database().dialect() == Dialect.POSTGRESQL) {
            assertThat(test.database()
                            .client()
                            .sql("SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')")
                            .query(String.class)
                            .single())
                    .isEqualTo("on on");
        }
    }

    private static JobRepository repository(TestDatabase test) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(test.pool());
        factory.setTransactionManager(new JdbcTransactionManager(test.pool()));
        factory.afterPropertiesSet();
        return factory.getObject();
    }
}
