/**
 * Bytes to records and back: fixed-width, CSV and XML files with header, details and trailer, and their control totals.
 *
 * <p>Start reading at {@link qpip.exchange.layout.Layout}, a {@link qpip.exchange.layout.Mapping} compiled once; then
 * {@link qpip.exchange.layout.Extracts}, which verifies a whole file before anything in it is believed and hands out
 * its records as blocks of bytes, and {@link qpip.exchange.layout.ExtractWriter}, which writes them. Every format ends
 * in the same picture, {@link Slices}: a record is a row of byte ranges that a {@link Slot} checks and decodes.
 *
 * <p>Must never know what a field means to the engine (the word after {@code means} is opaque here), who the partner
 * is, or where a file came from; and no Spring.
 */
@NullMarked
package qpip.exchange.layout;

import org.jspecify.annotations.NullMarked;
