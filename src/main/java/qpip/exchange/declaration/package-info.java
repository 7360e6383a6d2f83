/**
 * Reads the YAML under jobs/ and mappings/ strictly, into records; names file, line and allowed words when it cannot.
 *
 * <p>Start reading at {@link qpip.exchange.declaration.Declarations}: text becomes {@link Node}s ({@code YamlTree}),
 * nodes become values according to the {@link Shape} of the record's components. The same shapes write the JSON Schema
 * that editors use ({@link qpip.exchange.declaration.JsonSchema}), so the two cannot differ.
 *
 * <p>Must never know what is declared: no partner, layout, rule or job; and no Spring.
 */
@NullMarked
package qpip.exchange.declaration;

import org.jspecify.annotations.NullMarked;
