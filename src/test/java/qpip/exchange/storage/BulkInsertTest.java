package qpip.exchange.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class BulkInsertTest {

    static Stream<TestDatabase> both() {
        return TestDatabases.both()
                .peek(test -> test.database().client().sql("""
                    CREATE TABLE sample (id BIGINT PRIMARY KEY, word VARCHAR(40), born DATE, amount DECIMAL(12, 2),
                        moment TIMESTAMP(6) WITH TIME ZONE, yes BOOLEAN, data BYTEA)
                    """).update());
    }

    @ParameterizedTest
    @MethodSource("both")
    void everyKindOfValueComesBackAsItWas(TestDatabase test) {
        Database database = test.database();
        BulkInsert rows = rows(database);
        Instant moment = Instant.parse("2026-11-22T10:00:00.123456789Z");
        byte[] data = {0, 1, -1, 92, 10};

        rows.add(1L, "a", LocalDate.of(2026, 1, 2), new BigDecimal("-560.10"), moment, true, data);
        rows.add(2L, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), data);
        rows.flush();

        assertThat(database.client()
                        .sql("SELECT word, born, amount, moment, yes, data FROM sample WHERE id = 1")
                        .query((row, n) -> List.of(
                                row.getString(1),
                                row.getObject(2, LocalDate.class),
                                row.getBigDecimal(3),
                                row.getTimestamp(4).toInstant(),
                                row.getBoolean(5),
                                List.of(
                                        row.getBytes(6)[0],
                                        row.getBytes(6)[2],
                                        row.getBytes(6)[3],
                                        row.getBytes(6)[4])))
                        .single())
                .isEqualTo(List.of(
                        "a",
                        LocalDate.of(2026, 1, 2),
                        new BigDecimal("-560.10"),
                        Instant.parse("2026-11-22T10:00:00.123456Z"),
                        true,
                        List.of((byte) 0, (byte) -1, (byte) 92, (byte) 10)));
        assertThat(database.client()
                        .sql(
                                "SELECT count(*) FROM sample WHERE id = 2 AND word IS NULL AND born IS NULL AND yes IS NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("both")
    void hostileTextComesBackAsItWas(TestDatabase test) {
        List<String> words = List.of(
                "tab\there",
                "line\nend",
                "return\rhere",
                "back\\slash",
                "\\N",
                "\\.",
                "",
                " blank ",
                "'quote\"",
                "Été œuf Łódź 😀",
                "\\x41",
                "\u0001\u007f");
        BulkInsert rows = new BulkInsert(test.database(), "sample", "id", "word");
        IntStream.range(0, words.size()).forEach(i -> rows.add((long) i, words.get(i)));
        rows.flush();

        assertThat(test.database()
                        .client()
                        .sql("SELECT word FROM sample ORDER BY id")
                        .query(String.class)
                        .list())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @MethodSource("both")
    void textThatOneOfTheDatabasesCannotHoldIsRefusedByBoth(TestDatabase test) {
        BulkInsert rows = new BulkInsert(test.database(), "sample", "id", "word");

        assertThatThrownBy(() -> rows.add(1L, "a\u0000b")).hasMessage("sample.word: text must not hold U+0000");
        assertThatThrownBy(() -> rows.add(1L, "a\ud800"))
                .hasMessage("sample.word: text must not hold half a surrogate pair");
        assertThatThrownBy(() -> rows.add(1L, "\udc00a"))
                .hasMessage("sample.word: text must not hold half a surrogate pair");
        assertThatThrownBy(() -> rows.add(1L)).hasMessage("a row of sample has 2 values, not 1");
        assertThatThrownBy(() -> rows.add(1L, 'c')).hasMessage("sample.word: can't store a java.lang.Character");
    }

    @ParameterizedTest
    @MethodSource("both")
    void manyRowsGoOutInOrderWhateverTheGroups(TestDatabase test) {
        int count = 64 * 64 + 65;
        BulkInsert rows = new BulkInsert(test.database(), "sample", "id", "word");
        IntStream.range(0, count).forEach(i -> rows.add((long) i, "word " + i));
        rows.flush();

        assertThat(rows.added()).isEqualTo(count);
        assertThat(test.database()
                        .client()
                        .sql("SELECT count(*) FROM sample WHERE word = CONCAT('word ', id)")
                        .query(Long.class)
                        .single())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @MethodSource("both")
    void rowsVanishWithTheTransactionTheyTookPartIn(TestDatabase test) {
        Database database = test.database();
        database.transaction().executeWithoutResult(status -> {
            BulkInsert rows = new BulkInsert(database, "sample", "id", "word");
            rows.add(1L, "a");
            rows.flush();
            assertThat(count(database)).isEqualTo(1);
            status.setRollbackOnly();
        });

        assertThat(count(database)).isZero();
    }

    @ParameterizedTest
    @MethodSource("both")
    void anErrorNamesTheTableAndNeverAValue(TestDatabase test) {
        BulkInsert twice = new BulkInsert(test.database(), "sample", "id", "word");
        twice.add(812345678L, "Secrète");
        twice.add(812345678L, "Secrète");
        BulkInsert wide = new BulkInsert(test.database(), "sample", "id", "word");
        wide.add(1L, "x".repeat(41));

        assertThatThrownBy(twice::flush)
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessage("rows of sample: a row with that key stands already (SQLSTATE 23505)")
                .hasNoCause();
        assertThatThrownBy(wide::flush)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessage("rows of sample: a value does not fit its column or constraint (SQLSTATE 22001)")
                .hasNoCause();
    }

    private static BulkInsert rows(Database database) {
        return new BulkInsert(database, "sample", "id", "word", "born", "amount", "moment", "yes", "data");
    }

    private static long count(Database database) {
        return database.client()
                .sql("SELECT count(*) FROM sample")
                .query(Long.class)
                .single();
    }
}
