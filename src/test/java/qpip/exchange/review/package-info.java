@NullMarked
package qpip.exchange.review;

import org.jspecify.annotations.NullMarked;
