package qpip.exchange.bench;

import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;

/** The two tables of the textbook job: persons with their number indexed, and the payments, empty. */
final class TextbookTables {

    private TextbookTables() {}

    static void make(Database database, int persons) {
        database.client()
                .sql("create table person (id bigint primary key, sin varchar(9) not null unique,"
                        + " surname varchar(120) not null, given_name varchar(120) not null, born_on date not null)")
                .update();
        database.client()
                .sql("create table payment (source_key varchar(20) not null primary key, version integer not null,"
                        + " person_id bigint not null, action varchar(1) not null, pay_from date not null,"
                        + " pay_to date not null, amount numeric(14, 2) not null, paid_on date not null,"
                        + " paid_to varchar(1) not null)")
                .update();
        database.transaction().executeWithoutResult(status -> {
            BulkInsert rows = new BulkInsert(database, "person", "id", "sin", "surname", "given_name", "born_on");
            for (int i = 0; i < persons; i++) {
                rows.add(Register.id(i), People.sin(i), People.surname(i), People.given(i), People.born(i));
            }
            rows.flush();
        });
        database.analyze("person");
    }
}
