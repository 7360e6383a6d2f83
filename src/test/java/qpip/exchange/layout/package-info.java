/** Tests of the layouts: whole files in and out, spoilt in every way; start reading at {@code RoundTripTest}. */
@NullMarked
package qpip.exchange.layout;

import org.jspecify.annotations.NullMarked;
