package qpip.exchange.job;

import java.nio.file.Path;
import java.util.Optional;
import qpip.exchange.transfer.RemoteFile;

/**
 * A partner's extract that is here to be taken: its name, the number and SHA-256 that identify it, where it lies, and where it lies at the partner
 * when it came by SFTP. {@code announced} is the hash that the partner sent beside it.
 */
record Arrival(
        String exchange, String name, long sequence, String sha256, Path file, Optional<String> announced, Optional<RemoteFile> remote) {}
