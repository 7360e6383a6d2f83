package qpip.exchange.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import qpip.exchange.console.Accounts;
import qpip.exchange.console.Role;
import qpip.exchange.transfer.Effects;

/**
 * An account for each role of the demonstration. Its passwords stay in a file beside its data, so that the next
 * demonstration there shows them again instead of making others; nobody in it is real.
 */
final class DemoAccounts {

    private static final String NAME = "accounts.properties";
    private static final String SECRET = ".secret";

    private final Path file;
    private final Accounts accounts;
    private final boolean secondFactor;
    private final Properties known;

    DemoAccounts(Path data, Engine engine, boolean secondFactor) {
        this.file = data.resolve(NAME);
        this.accounts = new Accounts(engine.database(), engine.clock(), ConsoleCommand.deployment(engine));
        this.secondFactor = secondFactor;
        this.known = read(file);
    }

    void print(Labels labels, PrintWriter out) {
        out.println(labels.of(secondFactor ? "demo.accounts-guarded" : "demo.accounts"));
        for (Map.Entry<String, Role> account : codes().entrySet()) {
            String code = account.getKey();
            Role role = account.getValue();
            boolean guarded = secondFactor && role.needsSecondFactor();
            if (!known.containsKey(code) || !accounts.exists(code) || guarded != known.containsKey(code + SECRET)) {
                open(code, role, guarded);
            }
            out.println(labels.of("console.account", code, role, known.getProperty(code)));
            if (guarded) {
                String secret = known.getProperty(code + SECRET);
                out.println(labels.of("demo.second-factor", secret, accounts.codeOfNow(secret)));
            }
        }
        write();
    }

    /** One for each role, and a second supervisor: what takes two people can be tried by two. */
    private static Map<String, Role> codes() {
        Map<String, Role> codes = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            codes.put(role.name().toLowerCase(Locale.ROOT), role);
        }
        codes.put("supervisor-2", Role.SUPERVISOR);
        return codes;
    }

    private void open(String code, Role role, boolean guarded) {
        known.remove(code + SECRET);
        if (guarded) {
            Accounts.Opened opened = accounts.openWithSecondFactor(code, role);
            known.setProperty(code, opened.password());
            known.setProperty(code + SECRET, opened.secret());
        } else {
            known.setProperty(code, accounts.open(code, role));
        }
    }

    private static Properties read(Path file) {
        Properties known = new Properties();
        try {
            if (Files.exists(file)) {
                known.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demonstration's accounts " + file + " can't be read", e);
        }
        return known;
    }

    private void write() {
        String lines = new TreeMap<>(known)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining("", "# The demonstration's accounts; nobody in it is real.\n", ""));
        Effects.real().write(file, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
