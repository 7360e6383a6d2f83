/**
 * Measures the engine against a textbook Spring Batch job and against the limit, on the same generated files. Start
 * reading at {@link qpip.exchange.bench.Bench}. No part of the product: nothing there may know this package.
 */
@NullMarked
package qpip.exchange.bench;

import org.jspecify.annotations.NullMarked;
