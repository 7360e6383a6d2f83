/** Tests of the register; {@link qpip.exchange.register.SyntheticRegister} invents its people. */
@NullMarked
package qpip.exchange.register;

import org.jspecify.annotations.NullMarked;
