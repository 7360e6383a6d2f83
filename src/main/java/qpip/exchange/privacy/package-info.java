/**
 * Masking, the register of releases, the log of looks and of possible incidents. Start reading at
 * {@link qpip.exchange.privacy.Mask}. Must never show a value by default.
 */
@NullMarked
package qpip.exchange.privacy;

import org.jspecify.annotations.NullMarked;
