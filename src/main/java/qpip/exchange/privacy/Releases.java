package qpip.exchange.privacy;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.agreement.Agreement;
import qpip.exchange.agreement.Partner;
import qpip.exchange.declaration.Words;
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

    /** An entry of the register, as it is told to the person whom it concerns. */
    public record Release(
            String execution,
            boolean inquiry,
            String partner,
            String agreement,
            String fields,
            Words purpose,
            Words legalBasis,
            LocalDate on) {}

    /** What left about a person, the last first: files with a list by person, and inquiries. */
    public List<Release> about(long person) {
        return client.sql("select r.execution, r.inquiry, r.partner, r.agreement, r.fields, r.purpose_fr, r.purpose_en,"
                        + " r.legal_basis_fr, r.legal_basis, r.released_on from release_register r where r.inquiry = ''"
                        + " and exists (select 1 from request q where q.execution = r.execution and q.person_id = ?)"
                        + " or r.inquiry <> '' and exists (select 1 from inquiry i where i.person_id = ? and r.inquiry ="
                        + " i.flag_ref || '/' || cast(i.number as varchar(10)))"
                        + " order by r.released_on desc, r.execution, r.inquiry")
                .params(person, person)
                .query((row, number) -> new Release(
                        row.getString(1),
                        !row.getString(2).isEmpty(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        new Words(row.getString(6), row.getString(7)),
                        new Words(row.getString(8).isBlank() ? row.getString(9) : row.getString(8), row.getString(9)),
                        row.getObject(10, LocalDate.class)))
                .list();
    }

    /** How many files left of which no list by person is kept, so that nobody can say whom they were about. */
    public long withoutList() {
        return client.sql("select count(*) from release_register r where r.inquiry = '' and not exists"
                        + " (select 1 from request q where q.execution = r.execution)")
                .query(Long.class)
                .single();
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
