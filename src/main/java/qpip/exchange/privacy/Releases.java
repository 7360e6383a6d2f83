package qpip.exchange.privacy;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.register.Period;

/**
 * The register of releases (A-2.1 s. 67.3): for each file that left, which information, to whom, for what purpose and
 * why.
 */
public final class Releases {

    private final JdbcClient client;

    public Releases(JdbcClient client) {
        this.client = client;
    }

    /** One entry per execution: recording it again changes nothing. */
    public void record(
            String execution,
            String exchange,
            Partner partner,
            Agreement agreement,
            List<String> fields,
            long persons,
            Period period,
            LocalDate releasedOn) {
        client.sql("delete from release_register where execution = ?")
                .param(execution)
                .update();
        client.sql(
                        "insert into release_register (execution, exchange, partner, agreement, fields, purpose_fr, purpose_en, legal_basis,"
                                + " outside_quebec, persons, period_from, period_to, released_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        execution,
                        exchange,
                        partner.partner(),
                        agreement.number(),
                        String.join(", ", fields),
                        agreement.purpose().fr(),
                        agreement.purpose().en(),
                        String.join("; ", agreement.legalBasis()),
                        partner.outsideQuebec(),
                        persons,
                        period.from(),
                        period.to(),
                        releasedOn)
                .update();
    }
}
