package qpip.exchange.privacy;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.register.Period;

/**
 * The register of releases (A-2.1 s. 67.3): for each file that left and each inquiry within it, which information, to
 * whom, for what purpose and why.
 */
public final class Releases {

    private final JdbcClient client;

    public Releases(JdbcClient client) {
        this.client = client;
    }

    /** One entry per execution for what its file compares: recording it again changes nothing. */
    public void record(
            String execution,
            String exchange,
            Partner partner,
            Agreement agreement,
            List<String> fields,
            long persons,
            Period period,
            LocalDate releasedOn) {
        enter(execution, "", exchange, partner, agreement, fields, persons, "", period, releasedOn);
    }

    /** The entry of an inquiry that left within the file: one person, and why somebody asked. */
    public void recordInquiry(
            String execution,
            String inquiry,
            String exchange,
            Partner partner,
            Agreement agreement,
            List<String> fields,
            String reason,
            Period period,
            LocalDate releasedOn) {
        enter(execution, inquiry, exchange, partner, agreement, fields, 1, reason, period, releasedOn);
    }

    private void enter(
            String execution,
            String inquiry,
            String exchange,
            Partner partner,
            Agreement agreement,
            List<String> fields,
            long persons,
            String reason,
            Period period,
            LocalDate releasedOn) {
        client.sql("delete from release_register where execution = ? and inquiry = ?")
                .params(execution, inquiry)
                .update();
        client.sql(
                        "insert into release_register (execution, inquiry, exchange, partner, agreement, fields, purpose_fr, purpose_en, legal_basis, legal_basis_fr,"
                                + " outside_quebec, persons, reason, period_from, period_to, released_on)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        execution,
                        inquiry,
                        exchange,
                        partner.partner(),
                        agreement.number(),
                        String.join(", ", fields),
                        agreement.purpose().fr(),
                        agreement.purpose().en(),
                        agreement.legalBasis().en(),
                        agreement.legalBasis().fr(),
                        partner.outsideQuebec(),
                        persons,
                        reason,
                        period.from(),
                        period.to(),
                        releasedOn)
                .update();
    }
}
