package qpip.exchange.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.mapping.FieldSetMapper;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.batch.infrastructure.item.file.transform.FixedLengthTokenizer;
import org.springframework.batch.infrastructure.item.file.transform.Range;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job as the reference manual teaches it, in a process of its own: a reader of lines, a tokenizer, a mapper, one
 * look-up a record, a batch writer; {@value #CHUNK} records a transaction. It validates nothing but what does not
 * parse, and neither compares, nor keeps versions, nor looks at a claim.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
class Textbook {

    /** What precedes the milliseconds of the job in the output. */
    static final String RESULT = "milliseconds=";

    private static final int CHUNK = 1000;
    private static final int HEADERS = 1;
    private static final long NOBODY = 0;

    /** Arguments: the file, {@code lookup} or {@code load}, the database's URL, its user. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Textbook.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + arguments[2],
                        "spring.datasource.username=" + arguments[3],
                        "spring.batch.job.enabled=false",
                        "spring.batch.jdbc.initialize-schema=always",
                        "spring.main.banner-mode=off",
                        "logging.level.root=WARN")
                .run()) {
            Job job = context.getBean(Textbook.class).job(context, Path.of(arguments[0]), arguments[1]);
            long start = System.nanoTime();
            JobExecution done = context.getBean(JobOperator.class).start(job, new JobParameters());
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            if (done.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException("the textbook job ended as " + done.getExitStatus());
            }
            System.out.println(RESULT + milliseconds);
        }
    }

    @Bean
    JdbcTemplate jdbc(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    private Job job(ConfigurableApplicationContext context, Path file, String kind) {
        JobRepository repository = context.getBean(JobRepository.class);
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        ItemProcessor<Payment, Payment> processor =
                kind.equals("lookup") ? new LookUp(jdbc) : payment -> payment.isDetail() ? payment : null;
        Step load = new StepBuilder("load", repository)
                .<Payment, Payment>chunk(CHUNK)
                .transactionManager(context.getBean(PlatformTransactionManager.class))
                .reader(reader(file))
                .processor(processor)
                .writer(writer(context.getBean(DataSource.class)))
                .build();
        return new JobBuilder("textbook", repository).start(load).build();
    }

    /** One record, typed. */
    record Payment(
            String recordType,
            long personId,
            String sin,
            String sourceKey,
            int version,
            String action,
            LocalDate from,
            LocalDate to,
            BigDecimal amount,
            LocalDate paidOn,
            String paidTo) {

        boolean isDetail() {
            return recordType.equals("20");
        }

        Payment of(long person) {
            return new Payment(
                    recordType, person, sin, sourceKey, version, action, from, to, amount, paidOn, paidTo);
        }
    }

    /** Whom the record speaks of: one query by the indexed number. */
    private record LookUp(JdbcTemplate jdbc) implements ItemProcessor<Payment, Payment> {

        @Override
        public @org.jspecify.annotations.Nullable Payment process(Payment payment) {
            if (!payment.isDetail()) {
                return null;
            }
            return jdbc.queryForList("select id from person where sin = ?", Long.class, payment.sin()).stream()
                    .findFirst()
                    .map(payment::of)
                    .orElse(null);
        }
    }

    private static FlatFileItemReader<Payment> reader(Path file) {
        FixedLengthTokenizer tokenizer = new FixedLengthTokenizer();
        tokenizer.setNames(
                "record-type", "match-code", "request-ref", "sin", "surname-birth", "given-name", "dob", "action-code",
                "source-key", "record-version", "file-no", "event-date", "irr-start", "irr-end", "pay-from", "pay-to",
                "pay-amount", "payment-date", "paid-to");
        tokenizer.setColumns(
                new Range(1, 2), new Range(3, 4), new Range(5, 20), new Range(21, 29), new Range(30, 69),
                new Range(70, 99), new Range(100, 107), new Range(108, 108), new Range(109, 128), new Range(129, 132),
                new Range(133, 141), new Range(142, 149), new Range(150, 157), new Range(158, 165),
                new Range(166, 173), new Range(174, 181), new Range(182, 191), new Range(192, 199),
                new Range(200, 200));
        return new FlatFileItemReaderBuilder<Payment>()
                .name("payments")
                .resource(new FileSystemResource(file))
                .encoding("ISO-8859-1")
                .linesToSkip(HEADERS)
                .lineTokenizer(tokenizer)
                .fieldSetMapper(new Mapper())
                .build();
    }

    /** Written by hand, which is the fastest kind of mapper that the manual shows. */
    private static final class Mapper implements FieldSetMapper<Payment> {

        private static final BigDecimal HUNDRED = new BigDecimal(100);
        private static final LocalDate NO_DAY = LocalDate.EPOCH;

        @Override
        public Payment mapFieldSet(FieldSet fields) {
            String type = text(fields, "record-type");
            if (!type.equals("20")) {
                return new Payment(type, NOBODY, "", "", 0, "", NO_DAY, NO_DAY, BigDecimal.ZERO, NO_DAY, "");
            }
            return new Payment(
                    type,
                    NOBODY,
                    text(fields, "sin"),
                    text(fields, "source-key"),
                    fields.readInt("record-version"),
                    text(fields, "action-code"),
                    day(fields, "pay-from"),
                    day(fields, "pay-to"),
                    new BigDecimal(text(fields, "pay-amount")).divide(HUNDRED),
                    day(fields, "payment-date"),
                    text(fields, "paid-to"));
        }

        private static String text(FieldSet fields, String name) {
            return Objects.requireNonNull(fields.readString(name));
        }

        private static LocalDate day(FieldSet fields, String name) {
            return LocalDate.parse(text(fields, name), DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    private static JdbcBatchItemWriter<Payment> writer(DataSource dataSource) {
        JdbcBatchItemWriter<Payment> writer = new JdbcBatchItemWriterBuilder<Payment>()
                .dataSource(dataSource)
                .sql("insert into payment (source_key, version, person_id, action, pay_from, pay_to, amount, paid_on,"
                        + " paid_to) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .itemPreparedStatementSetter((payment, statement) -> {
                    statement.setString(1, payment.sourceKey());
                    statement.setInt(2, payment.version());
                    statement.setLong(3, payment.personId());
                    statement.setString(4, payment.action());
                    statement.setObject(5, payment.from());
                    statement.setObject(6, payment.to());
                    statement.setBigDecimal(7, payment.amount());
                    statement.setObject(8, payment.paidOn());
                    statement.setString(9, payment.paidTo());
                })
                .build();
        writer.afterPropertiesSet();
        return writer;
    }
}
