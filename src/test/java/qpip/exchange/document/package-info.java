/** Tests of documents: complete in both languages, and enough to write a file by. */
@NullMarked
package qpip.exchange.document;

import org.jspecify.annotations.NullMarked;
