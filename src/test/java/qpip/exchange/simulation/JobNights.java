package qpip.exchange.simulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import qpip.exchange.job.Catalogue;
import qpip.exchange.job.ExchangeDefinition;

/** The nights and the order that the jobs of this tree declare. */
public final class JobNights implements Calendar {

    private final Catalogue catalogue = Catalogue.read(Path.of(""));
    private final List<String> order =
            catalogue.exchanges().stream().map(ExchangeDefinition::id).toList();

    @Override
    public boolean due(String exchange, LocalDate night) {
        return catalogue
                .exchange(exchange)
                .filter(definition -> definition.job().every().due(night))
                .isPresent();
    }

    @Override
    public boolean before(String first, String second) {
        return order.indexOf(first) < order.indexOf(second);
    }
}
