package qpip.exchange.console;

import java.util.Optional;
import qpip.exchange.storage.Database;

/** What everybody wants, kept by code. */
final class Preferences {

    private final Database database;

    Preferences(Database database) {
        this.database = database;
    }

    Optional<Preference> of(String code) {
        return database.client()
                .sql("select language, text_size, single_keys from console_preference where code = ?")
                .param(code)
                .query((row, number) -> new Preference(
                        Languages.of(row.getString(1)),
                        Preference.TextSize.valueOf(row.getString(2)),
                        row.getBoolean(3)))
                .optional();
    }

    void keep(String code, Preference preference) {
        database.transaction().executeWithoutResult(status -> {
            database.client()
                    .sql("delete from console_preference where code = ?")
                    .param(code)
                    .update();
            database.client()
                    .sql("insert into console_preference (code, language, text_size, single_keys) values (?, ?, ?, ?)")
                    .params(
                            code,
                            preference.language().toLanguageTag(),
                            preference.textSize().name(),
                            preference.singleKeys())
                    .update();
        });
    }
}
