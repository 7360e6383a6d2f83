/**
 * What people outside the program read: the agreement on an interface, made from the mapping and the job alone,
 * complete enough that a developer at the partner can write the file from it.
 *
 * <p>Start reading at {@link qpip.exchange.document.InterfaceAgreement}. Its words stand in
 * {@code messages/agreement_fr.properties} and {@code agreement_en.properties}.
 *
 * <p>Must never know what a file held: it shows declarations and invented examples, no person.
 */
@NullMarked
package qpip.exchange.document;

import org.jspecify.annotations.NullMarked;
