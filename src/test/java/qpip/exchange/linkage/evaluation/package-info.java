/** Tests of the evaluation, on invented people who make every mistake. */
@NullMarked
package qpip.exchange.linkage.evaluation;

import org.jspecify.annotations.NullMarked;
