package qpip.exchange.job;

import java.nio.file.Path;

/** Where the engine keeps its files, all under one data folder. Nothing personal is in a name. */
public record Folders(Path data) {

    /** Extracts as they arrived, while an execution works on them. */
    public Path inbound(String exchange) {
        return data.resolve("inbound").resolve(exchange);
    }

    /** Extracts as they were fetched, until one is taken. */
    public Path incoming(String exchange) {
        return inbound(exchange).resolve("incoming");
    }

    /** Extracts and acknowledgements that we wrote. */
    public Path outbound(String exchange) {
        return data.resolve("outbound").resolve(exchange);
    }

    /** Originals whose execution is done. */
    public Path archive(String exchange) {
        return data.resolve("archive").resolve(exchange);
    }

    /** Originals that were refused whole. */
    public Path quarantine(String exchange) {
        return data.resolve("quarantine").resolve(exchange);
    }

    /** Which SFTP server each partner has. */
    public Path mailboxes() {
        return data.resolve("mailboxes.yaml");
    }

    /** The secret from which request references are derived. */
    public Path requestKey() {
        return data.resolve("keys").resolve("request.key");
    }

    /** The key under which the console keeps its accounts' second factors. */
    public Path consoleKey() {
        return data.resolve("keys").resolve("console.key");
    }

    /** What only a simulation leaves: who it invented, and what is true of them. */
    public Path truth() {
        return data.resolve("truth.jsonl");
    }

    /** How the organisation's own sign-in is reached, if it is used. */
    public Path signIn() {
        return data.resolve("sign-in.yaml");
    }
}
