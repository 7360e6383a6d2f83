package qpip.exchange.cli;

import java.time.LocalDate;
import java.util.List;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;
import qpip.exchange.simulation.Calendar;

/** The nights that the jobs declare: partners send when we agreed that they do. */
record JobCalendar(Catalogue catalogue) implements Calendar {

    @Override
    public boolean due(String exchange, LocalDate night) {
        return catalogue
                .exchange(exchange)
                .filter(definition -> definition.job().every().due(night))
                .isPresent();
    }

    @Override
    public boolean before(String first, String second) {
        List<String> order =
                catalogue.exchanges().stream().map(ExchangeDefinition::id).toList();
        return order.indexOf(first) < order.indexOf(second);
    }
}
