package qpip.exchange.job;

import qpip.exchange.declaration.Default;

/**
 * How we run one exchange ({@code jobs/<exchange-id>.yaml}): when, in what order of the night, and the work that its
 * direction asks for.
 */
public record JobDeclaration(
        String exchange, int order, @Default("night") Frequency every, Work work) {}
