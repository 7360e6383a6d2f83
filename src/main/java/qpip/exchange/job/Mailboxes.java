package qpip.exchange.job;

import java.nio.file.Path;
import java.util.List;
import qpip.exchange.transfer.Mailbox;

/** The SFTP accounts of an installation ({@code mailboxes.yaml}); paths of keys are relative to that file. */
public record Mailboxes(List<Account> mailboxes) {

    /** One partner's account. */
    public record Account(String partner, String host, int port, String user, String privateKey, String knownHosts) {}

    List<Mailbox> mailboxes(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path base = folder == null ? Path.of(".") : folder;
        return mailboxes.stream()
                .map(account -> new Mailbox(
                        account.partner(),
                        account.host(),
                        account.port(),
                        account.user(),
                        base.resolve(account.privateKey()),
                        base.resolve(account.knownHosts())))
                .toList();
    }
}
