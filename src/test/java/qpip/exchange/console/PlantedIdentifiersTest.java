package qpip.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import qpip.exchange.cli.DemoConsole;
import qpip.exchange.storage.Database;

/**
 * No number by which a person is known, no address and no date of birth of an adult is in anything that the console
 * answers or logs before somebody reveals it: every link of the demonstration is followed, as each role.
 */
@Tag("slow")
class PlantedIdentifiersTest {

    private static final int ADDRESSES_OF_ROUTE = 40;

    @Test
    void nothingThatTheConsoleAnswersOrLogsHoldsAnIdentifier() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try (DemoConsole demo = DemoConsole.start()) {
            Map<String, String> said = new LinkedHashMap<>();
            for (Role role : Role.values()) {
                Walk.as(role, demo.console(), demo.database(), ADDRESSES_OF_ROUTE)
                        .forEach((address, answer) -> said.put(role + " " + address, all(address, answer)));
            }
            log.list.forEach(event -> said.merge("log", event.getFormattedMessage(), String::concat));
            Set<String> planted = planted(demo.database());

            assertThat(planted).hasSizeGreaterThan(500);
            assertThat(said.keySet())
                    .as("the pages of persons were among them")
                    .anyMatch(place -> place.startsWith("ANALYST /ecarts/F-"));
            assertThat(found(planted, said)).isEmpty();
            assertThat(found(Set.of("Cette nuit"), said))
                    .as("the search finds what is there")
                    .isNotEmpty();
        } finally {
            root.detachAppender(log);
        }
    }

    private static String all(String address, HttpResponse<String> answer) {
        return address + "\n" + answer.headers().map() + "\n" + answer.body();
    }

    private static List<String> found(Set<String> planted, Map<String, String> said) {
        List<String> found = new ArrayList<>();
        said.forEach((place, text) ->
                planted.stream().filter(text::contains).forEach(value -> found.add(place + " holds " + value)));
        return found;
    }

    private static Set<String> planted(Database database) {
        Set<String> planted = new TreeSet<>();
        database.client()
                .sql("select number from identifier")
                .query(String.class)
                .list()
                .forEach(number -> {
                    planted.add(number);
                    planted.add(number.replaceAll("^(...)(...)(...)$", "$1 $2 $3"));
                    planted.add(number.replaceAll("^(....)(....)(....)$", "$1 $2 $3"));
                });
        planted.addAll(database.client()
                .sql("select line from address")
                .query(String.class)
                .list());
        planted.addAll(database.client()
                .sql("select distinct postal_code from address")
                .query(String.class)
                .list());
        planted.addAll(database.client()
                .sql("select distinct cast(born_on as varchar(10)) from person where born_on < date '2012-01-01'")
                .query(String.class)
                .list());
        return planted;
    }
}
