/**
 * Partners, their information-sharing agreements, what each permits and when it is in force. Start reading at
 * {@link qpip.exchange.agreement.Agreement}. Must never know a file or a person: it only says what is allowed.
 */
@NullMarked
package qpip.exchange.agreement;

import org.jspecify.annotations.NullMarked;
