package qpip.exchange.layout;

/**
 * What is wrong with one record.
 *
 * @param field empty when it is the record as a whole
 */
record Trouble(LineReason reason, String field, Found found) {}
