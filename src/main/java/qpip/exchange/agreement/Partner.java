package qpip.exchange.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import qpip.exchange.declaration.Default;
import qpip.exchange.declaration.Words;

/**
 * A public body with which information is exchanged ({@code mappings/<partner>/partner.yaml}). The partners are data:
 * the policy names six of them as examples, and a seventh needs no program. {@code code} is the four-letter code in
 * headers; {@code contactAddress} is where its liaison officer is written to.
 */
public record Partner(
        String partner,
        Words name,
        String code,
        @Default("false") boolean outsideQuebec,
        Words contact,
        @Default("") String contactAddress,
        List<Agreement> agreements) {

    public Partner {
        if (!code.matches("[A-Z]{4}")) {
            throw new IllegalArgumentException("a partner's code must be four capital letters");
        }
    }

    /** The agreement of that number, if there is one. */
    public Optional<Agreement> agreement(String number) {
        return agreements.stream()
                .filter(agreement -> agreement.number().equals(number))
                .findFirst();
    }

    /** The agreement that permits an exchange to leave on a day, if one does. */
    public Optional<Agreement> agreementPermitting(String exchange, LocalDate day) {
        return agreements.stream()
                .filter(agreement ->
                        agreement.inForce(day) && !agreement.permitted(exchange).isEmpty())
                .findFirst();
    }
}
