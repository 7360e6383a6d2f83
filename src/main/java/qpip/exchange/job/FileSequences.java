package qpip.exchange.job;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The last number of each exchange's files. Numbers have no gap, so they come from a row, in the transaction that seals
 * or accepts the file.
 */
final class FileSequences {

    private final JdbcClient client;

    FileSequences(JdbcClient client) {
        this.client = client;
    }

    /** The last number, 0 before the first file. */
    long last(String exchange) {
        return client.sql("select last_number from file_sequence where exchange = ?")
                .param(exchange)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Keeps the last number; a lower one (a file taken again) changes nothing. */
    void advance(String exchange, long number) {
        int updated = client.sql(
                        "update file_sequence set last_number = case when last_number < ? then ? else last_number end where exchange = ?")
                .params(number, number, exchange)
                .update();
        if (updated == 0) {
            client.sql("insert into file_sequence (exchange, last_number) values (?, ?)")
                    .params(exchange, number)
                    .update();
        }
    }
}
