package qpip.exchange.job;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A partner's extract that is here to be taken: its name, the number and SHA-256 that identify it, and where it lies.
 * {@code announced} is the hash that the partner sent beside it.
 */
record Arrival(String exchange, String name, long sequence, String sha256, Path file, Optional<String> announced) {}
