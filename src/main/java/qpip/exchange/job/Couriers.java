package qpip.exchange.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qpip.exchange.declaration.Declarations;
import qpip.exchange.transfer.Courier;
import qpip.exchange.transfer.Effects;
import qpip.exchange.transfer.Mailbox;
import qpip.exchange.transfer.Patience;

/**
 * One courier per partner that has a mailbox in {@code mailboxes.yaml} of the data folder; opened when first needed.
 */
public final class Couriers implements AutoCloseable {

    private final Path file;
    private final Effects effects;
    private final Patience patience;
    private final Map<String, Courier> open = new HashMap<>();
    private Optional<List<Mailbox>> mailboxes = Optional.empty();

    public Couriers(Path file, Effects effects, Patience patience) {
        this.file = file;
        this.effects = effects;
        this.patience = patience;
    }

    /** The courier to a partner, if the installation has a mailbox for it. */
    public synchronized Optional<Courier> to(String partner) {
        if (open.containsKey(partner)) {
            return Optional.of(open.get(partner));
        }
        return mailboxes().stream()
                .filter(mailbox -> mailbox.partner().equals(partner))
                .findFirst()
                .map(mailbox -> {
                    Courier courier = new Courier(mailbox, effects, patience);
                    open.put(partner, courier);
                    return courier;
                });
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Courier::close);
        open.clear();
    }

    private List<Mailbox> mailboxes() {
        if (mailboxes.isEmpty()) {
            mailboxes = Optional.of(
                    Files.exists(file)
                            ? Declarations.read(file, Mailboxes.class).mailboxes(file)
                            : List.of());
        }
        return mailboxes.get();
    }
}
