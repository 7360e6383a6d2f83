package qpip.exchange.simulation;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that can be hidden, in the order in which it is planted. A partner that is added adds its enum here, at the end.
 */
final class Plants {

    private static final List<Plant> ALL = Stream.<Plant[]>of(
                    CnesstPlant.values(),
                    SaaqPlant.values(),
                    ServiceCanadaPlant.values(),
                    RevenuQuebecPlant.values(),
                    RamqPlant.values(),
                    CivilStatusPlant.values(),
                    RegisterPlant.values())
            .flatMap(Stream::of)
            .toList();

    private Plants() {}

    static List<Plant> all() {
        return ALL;
    }
}
