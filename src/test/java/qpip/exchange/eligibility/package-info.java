@NullMarked
package qpip.exchange.eligibility;

import org.jspecify.annotations.NullMarked;
