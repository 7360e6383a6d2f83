package qpip.exchange.job;

/** What a job does: reads what a partner sends, or writes what we send. */
public sealed interface Work permits Inbound, Outbound {}
