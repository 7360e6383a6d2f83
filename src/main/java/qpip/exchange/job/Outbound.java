package qpip.exchange.job;

/** Writes an extract for a partner about the persons selected. */
public record Outbound(Selection select) implements Work {}
