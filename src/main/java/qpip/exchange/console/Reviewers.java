package qpip.exchange.console;

import java.util.List;
import qpip.exchange.storage.Database;

/** Who may be given flags. */
record Reviewers(Database database) {

    List<String> codes() {
        return database.client()
                .sql("select code from console_account where role in ('ANALYST', 'SUPERVISOR') order by code")
                .query(String.class)
                .list();
    }

    List<String> others(String code) {
        return codes().stream().filter(one -> !one.equals(code)).toList();
    }

    boolean supervises(String code) {
        return database.client()
                        .sql("select count(*) from console_account where code = ? and role = 'SUPERVISOR'")
                        .param(code)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
