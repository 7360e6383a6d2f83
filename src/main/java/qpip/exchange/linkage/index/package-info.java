/**
 * The register as an index against which any number of records are held, one after another: BigMatch's shape (Yancey
 * 2004). Start reading at {@link qpip.exchange.linkage.index.RegisterIndex}, which is built once and never changes;
 * {@link qpip.exchange.linkage.index.Finder} looks one record up and decides;
 * {@link qpip.exchange.linkage.index.Linker} runs a whole file through it with several threads. The weights come from a
 * {@link qpip.exchange.linkage.index.TrainedModel}, which is a file with a version and a hash.
 *
 * <p>Weights are whole numbers and a record is decided on by itself, so decisions are the same to the byte on every
 * machine, with any number of threads and in any order of the file's blocks. Must never know a job or a database.
 */
@NullMarked
package qpip.exchange.linkage.index;

import org.jspecify.annotations.NullMarked;
