package qpip.exchange.cli;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import qpip.exchange.job.DiscreetRepository;
import qpip.exchange.transfer.Effects;

/**
 * Spring's part: the data source, its migrations, transactions, and the batch repository on it. Listed one by one, so
 * that a command starts fast.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
class Application {

    /** Before anything has it, the operator of jobs included. */
    @Bean
    static BeanPostProcessor discreetRepository() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JobRepository repository ? DiscreetRepository.of(repository) : bean;
            }
        };
    }

    @Bean
    Effects effects() {
        return Effects.real();
    }

    @Bean
    Stopping stopping() {
        return new Stopping();
    }
}
