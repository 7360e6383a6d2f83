package qpip.exchange.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Groups;

/** The register as it stands in the store. Only {@link RegisterExtracts} writes to it. */
public final class Register {

    /** A statement that names more ids than this is split. */
    private static final int GROUP = 500;

    private final JdbcClient client;

    public Register(Database database) {
        this.client = database.client();
    }

    /** Grows by one with each load; 0 when nothing was loaded yet. */
    public long version() {
        return client.sql("select coalesce(max(version), 0) from register_version")
                .query(Long.class)
                .single();
    }

    public Optional<ClaimFile> claimFile(long claimId) {
        return claimFiles(List.of(claimId)).stream().findFirst();
    }

    /** The files of those of the claims that exist, by ascending id; a dozen statements for 500 claims. */
    public List<ClaimFile> claimFiles(Collection<Long> claimIds) {
        return groups(claimIds).flatMap(ids -> files(ids).stream()).toList();
    }

    /**
     * The claims in which one of the persons is claimant, other parent, spouse at first filing, or child of the event;
     * ascending.
     */
    public List<Long> claimsOfPersons(Collection<Long> persons) {
        SortedSet<Long> claims = new TreeSet<>();
        groups(persons)
                .forEach(ids -> claims.addAll(client.sql("""
                        select id from claim where claimant_id = any(:ids)
                        union all select id from claim where other_parent = any(:ids)
                        union all select id from claim where spouse_at_first_filing = any(:ids)
                        union all select c.id from event_child e join claim c on c.event_id = e.event_id
                            where e.person_id = any(:ids)
                        """)
                        .param("ids", array(ids))
                        .query(Long.class)
                        .list()));
        return List.copyOf(claims);
    }

    /** The persons who hold or held a number; ascending. */
    public List<Long> personsWith(IdentifierType type, String number) {
        return client.sql("select distinct person_id from identifier where type = ? and number = ? order by person_id")
                .params(type.name(), number)
                .query(Long.class)
                .list();
    }

    /** The claims for one of the events; ascending. */
    public List<Long> claimsOfEvents(Collection<Long> events) {
        SortedSet<Long> claims = new TreeSet<>();
        groups(events)
                .forEach(ids -> claims.addAll(client.sql("select id from claim where event_id = any(:ids)")
                        .param("ids", array(ids))
                        .query(Long.class)
                        .list()));
        return List.copyOf(claims);
    }

    /** For each of the claims, the other claims of its event and of its claimant and other parent, by ascending id. */
    public Map<Long, List<RelatedClaim>> related(Collection<ClaimFile> files) {
        SortedSet<Long> ids = new TreeSet<>(claimsOfEvents(
                files.stream().map(file -> file.claim().eventId()).toList()));
        groups(files.stream().flatMap(file -> parents(file.claim()).boxed()).toList())
                .forEach(persons -> ids.addAll(client.sql("select id from claim where claimant_id in (:ids)")
                        .param("ids", persons)
                        .query(Long.class)
                        .list()));
        List<RelatedClaim> all =
                groups(ids).flatMap(group -> relatedOf(group).stream()).toList();
        Map<Long, List<RelatedClaim>> byEvent = new HashMap<>();
        Map<Long, List<RelatedClaim>> byClaimant = new HashMap<>();
        for (RelatedClaim one : all) {
            byEvent.computeIfAbsent(one.claim().eventId(), event -> new ArrayList<>())
                    .add(one);
            byClaimant
                    .computeIfAbsent(one.claim().claimantId(), person -> new ArrayList<>())
                    .add(one);
        }
        Map<Long, List<RelatedClaim>> related = new HashMap<>();
        for (ClaimFile file : files) {
            Map<Long, RelatedClaim> others = new TreeMap<>();
            Stream.concat(
                            byEvent.getOrDefault(file.claim().eventId(), List.of()).stream(),
                            parents(file.claim())
                                    .boxed()
                                    .flatMap(person -> byClaimant.getOrDefault(person, List.of()).stream()))
                    .filter(one -> one.claim().id() != file.claim().id())
                    .forEach(one -> others.put(one.claim().id(), one));
            related.put(file.claim().id(), List.copyOf(others.values()));
        }
        return related;
    }

    private List<RelatedClaim> relatedOf(List<Long> ids) {
        List<Claim> claims = rows("select * from claim where id = any(:ids) order by id", ids, (row, n) -> claim(row));
        Map<Long, List<BenefitWeek>> weeks = weeksOf(ids);
        Map<Long, Event> events =
                events(claims.stream().map(Claim::eventId).distinct().toList());
        return claims.stream()
                .map(claim -> new RelatedClaim(
                        claim, known(events, claim.eventId(), "event"), weeks.getOrDefault(claim.id(), List.of())))
                .toList();
    }

    private static LongStream parents(Claim claim) {
        return LongStream.concat(LongStream.of(claim.claimantId()), claim.otherParent().stream());
    }

    /**
     * The open claims that a load after that version changed, with those of the same event and of the same parents:
     * what rules that conclude from the register alone have to look at again; ascending.
     */
    public List<Long> claimsAroundChanges(long version) {
        String changed = "from claim_change x join claim c on c.id = x.claim_id";
        return client.sql("select o.id " + changed + " join claim o on o.event_id = c.event_id"
                        + " where x.changed_in > :version and o.status = 'OPEN' union select o.id " + changed
                        + " join claim o on o.claimant_id = c.claimant_id where x.changed_in > :version and o.status = 'OPEN'"
                        + " union select o.id " + changed
                        + " join claim o on o.claimant_id = c.other_parent where x.changed_in > :version and o.status = 'OPEN'"
                        + " union select o.id " + changed
                        + " join claim o on o.other_parent = c.claimant_id where x.changed_in > :version and o.status = 'OPEN'"
                        + " order by 1")
                .param("version", version)
                .query(Long.class)
                .list();
    }

    /** At most so many open claims with a greater id, ascending: call again with the last id until none comes. */
    public List<Claim> openClaims(long afterId, int limit) {
        return client.sql("select * from claim where status = 'OPEN' and id > ? order by id fetch first " + limit
                        + " rows only")
                .param(afterId)
                .query((row, n) -> claim(row))
                .list();
    }

    /** The claim with that id. */
    public Optional<Claim> claim(long id) {
        return client.sql("select * from claim where id = ?")
                .param(id)
                .query((row, n) -> claim(row))
                .optional();
    }

    /** The weeks of each of the claims, in order of their Sundays; claims without weeks are missing. */
    public Map<Long, List<BenefitWeek>> weeks(Collection<Long> claimIds) {
        Map<Long, List<BenefitWeek>> weeks = new HashMap<>();
        groups(claimIds).forEach(ids -> weeks.putAll(weeksOf(ids)));
        return weeks;
    }

    /** What the weeks paid in a year come to, by claimant; a week belongs to the year of its Saturday. */
    public List<Paid> paid(int year) {
        LocalDate first = LocalDate.of(year, 1, 1).minusDays(6);
        LocalDate last = LocalDate.of(year, 12, 31).minusDays(6);
        return client.sql("select c.claimant_id, min(c.id), sum(w.benefit - w.deduction) from benefit_week w"
                        + " join claim c on c.id = w.claim_id where w.status = 'PAID' and w.sunday >= ?"
                        + " and w.sunday <= ? group by c.claimant_id order by c.claimant_id")
                .params(first, last)
                .query((row, n) -> new Paid(row.getLong(1), row.getLong(2), row.getBigDecimal(3)))
                .list();
    }

    /** The same for some persons. */
    public List<Paid> paid(int year, Collection<Long> persons) {
        return groups(persons)
                .flatMap(ids -> client
                        .sql("select c.claimant_id, min(c.id), sum(w.benefit - w.deduction)"
                                + " from benefit_week w join claim c on c.id = w.claim_id where w.status = 'PAID'"
                                + " and w.sunday >= :first and w.sunday <= :last and c.claimant_id in (:ids)"
                                + " group by c.claimant_id order by c.claimant_id")
                        .param("first", LocalDate.of(year, 1, 1).minusDays(6))
                        .param("last", LocalDate.of(year, 12, 31).minusDays(6))
                        .param("ids", ids)
                        .query((row, n) -> new Paid(row.getLong(1), row.getLong(2), row.getBigDecimal(3)))
                        .list()
                        .stream())
                .toList();
    }

    /** All debts under a certificate, in order of it. */
    public List<Debt> debts() {
        return client.sql("select * from debt order by certificate")
                .query((row, n) -> debt(row))
                .list();
    }

    /** Those of the persons who exist, by ascending id. */
    public List<Person> persons(Collection<Long> ids) {
        return groups(ids).flatMap(group -> personsOf(group).values().stream()).toList();
    }

    private List<ClaimFile> files(List<Long> ids) {
        List<Claim> claims = rows("select * from claim where id = any(:ids) order by id", ids, (row, n) -> claim(row));
        Map<Long, List<BenefitWeek>> weeks = weeksOf(ids);
        Map<Long, List<Declaration>> declarations = lists(
                "select * from declaration where claim_id = any(:ids) order by claim_id, rank",
                ids,
                "claim_id",
                Register::declaration);
        Map<Long, List<DeclaredEarnings>> earnings = lists(
                "select * from declared_earnings where claim_id = any(:ids) order by claim_id, rank",
                ids,
                "claim_id",
                Register::earnings);
        Map<Long, List<Debt>> debts = lists(
                "select * from debt where claim_id = any(:ids) order by claim_id, certificate",
                ids,
                "claim_id",
                Register::debt);
        Map<Long, Event> events =
                events(claims.stream().map(Claim::eventId).distinct().toList());
        Map<Long, Person> persons = new HashMap<>();
        groups(claims.stream().flatMap(claim -> everybody(claim, events)).toList())
                .forEach(group -> persons.putAll(personsOf(group)));
        return claims.stream()
                .map(claim -> {
                    Event event = known(events, claim.eventId(), "event");
                    return new ClaimFile(
                            claim,
                            known(persons, claim.claimantId(), "person"),
                            event,
                            event.children().stream()
                                    .map(child -> known(persons, child, "person"))
                                    .toList(),
                            person(persons, claim.otherParent()),
                            person(persons, claim.spouseAtFirstFiling()),
                            weeks.getOrDefault(claim.id(), List.of()),
                            declarations.getOrDefault(claim.id(), List.of()),
                            earnings.getOrDefault(claim.id(), List.of()),
                            debts.getOrDefault(claim.id(), List.of()));
                })
                .toList();
    }

    private Map<Long, List<BenefitWeek>> weeksOf(List<Long> ids) {
        return lists(
                "select claim_id, sunday, type, status, benefit, declared_income, deduction from benefit_week"
                        + " where claim_id = any(:ids) order by claim_id, sunday, rank",
                ids,
                "claim_id",
                Register::week);
    }

    private static Stream<Long> everybody(Claim claim, Map<Long, Event> events) {
        LongStream adults = LongStream.concat(
                LongStream.of(claim.claimantId()),
                LongStream.concat(claim.otherParent().stream(), claim.spouseAtFirstFiling().stream()));
        return Stream.concat(adults.boxed(), known(events, claim.eventId(), "event").children().stream());
    }

    private static Optional<Person> person(Map<Long, Person> persons, OptionalLong id) {
        return id.isPresent() ? Optional.of(known(persons, id.getAsLong(), "person")) : Optional.empty();
    }

    private static <T> T known(Map<Long, T> all, long id, String noun) {
        return Optional.ofNullable(all.get(id))
                .orElseThrow(() -> new IllegalStateException("a claim names the " + noun + " " + id
                        + ", which the register does not hold; load a full extract of the register"));
    }

    private Map<Long, Event> events(List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Long>> children = lists(
                "select event_id, person_id from event_child where event_id = any(:ids) order by event_id, rank, person_id",
                ids,
                "event_id",
                row -> row.getLong("person_id"));
        Map<Long, Event> events = new HashMap<>();
        for (Event event : rows("select * from event where id = any(:ids)", ids, (row, n) -> event(row, children))) {
            events.put(event.id(), event);
        }
        return events;
    }

    private Map<Long, Person> personsOf(List<Long> ids) {
        Map<Long, List<Address>> addresses = lists(
                "select * from address where person_id = any(:ids) order by person_id, rank",
                ids,
                "person_id",
                Register::address);
        Map<Long, List<Identifier>> identifiers = lists(
                "select * from identifier where person_id = any(:ids) order by person_id, rank",
                ids,
                "person_id",
                Register::identifier);
        Map<Long, Person> persons = new TreeMap<>();
        for (Person person : rows(
                "select * from person where id = any(:ids)", ids, (row, n) -> person(row, addresses, identifiers))) {
            persons.put(person.id(), person);
        }
        return persons;
    }

    /** The ids ascending, each once, in groups that fit one statement. */
    private static Stream<List<Long>> groups(Collection<Long> ids) {
        return Groups.of(List.copyOf(new TreeSet<>(ids)), GROUP);
    }

    /** NB: one parameter, however many ids there are; a list of as many would be parsed and planned each time. */
    private static Long[] array(List<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    private <T> List<T> rows(String sql, List<Long> ids, RowMapper<T> row) {
        return client.sql(sql).param("ids", array(ids)).query(row).list();
    }

    private interface Part<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<Long, List<T>> lists(String sql, List<Long> ids, String owner, Part<T> part) {
        Map<Long, List<T>> lists = new HashMap<>();
        client.sql(sql).param("ids", array(ids)).query(row -> {
            lists.computeIfAbsent(row.getLong(owner), id -> new ArrayList<>()).add(part.of(row));
        });
        return lists;
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getLong("claimant_id"),
                ParentRole.valueOf(row.getString("role")),
                day(row, "filed_on"),
                Plan.valueOf(row.getString("plan")),
                WorkerStatus.valueOf(row.getString("worker_status")),
                LowIncomeRule.valueOf(row.getString("low_income_rule")),
                new Period(day(row, "benefit_from"), day(row, "benefit_to")),
                new Period(day(row, "qualifying_from"), day(row, "qualifying_to")),
                row.getInt("qualifying_extension_weeks"),
                row.getBigDecimal("average_weekly_earnings"),
                row.getBigDecimal("weekly_benefit"),
                row.getBoolean("supplement_requested"),
                id(row, "spouse_at_first_filing"),
                id(row, "other_parent"),
                row.getInt("single_parent_weeks"),
                ClaimStatus.valueOf(row.getString("status")));
    }

    /** NB: by position, because there are more of these than of all other rows together. */
    private static BenefitWeek week(ResultSet row) throws SQLException {
        return new BenefitWeek(
                row.getObject(2, LocalDate.class),
                BenefitType.valueOf(row.getString(3)),
                WeekStatus.valueOf(row.getString(4)),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7));
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                row.getLong("claim_id"),
                DeclarationKind.valueOf(row.getString("kind")),
                day(row, "from_day"),
                perhapsDay(row, "to_day"),
                Optional.ofNullable(row.getBigDecimal("amount")),
                day(row, "declared_on"));
    }

    private static DeclaredEarnings earnings(ResultSet row) throws SQLException {
        return new DeclaredEarnings(
                row.getLong("claim_id"),
                row.getInt("tax_year"),
                EarningsKind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"));
    }

    private static Debt debt(ResultSet row) throws SQLException {
        return new Debt(
                row.getString("certificate"),
                row.getLong("claim_id"),
                row.getLong("person_id"),
                day(row, "noticed_on"),
                day(row, "certificate_on"),
                row.getBigDecimal("balance"),
                day(row, "balance_on"));
    }

    private static Event event(ResultSet row, Map<Long, List<Long>> children) throws SQLException {
        return new Event(
                row.getLong("id"),
                EventType.valueOf(row.getString("type")),
                day(row, "expected_on"),
                perhapsDay(row, "actual_on"),
                row.getInt("child_count"),
                row.getString("province"),
                Optional.ofNullable(row.getString("attestation_no")),
                children.getOrDefault(row.getLong("id"), List.of()));
    }

    private static Person person(
            ResultSet row, Map<Long, List<Address>> addresses, Map<Long, List<Identifier>> identifiers)
            throws SQLException {
        long id = row.getLong("id");
        return new Person(
                id,
                row.getString("surname"),
                NameList.names(row.getString("other_surnames")),
                NameList.names(row.getString("given_names")),
                Optional.ofNullable(row.getString("usual_name")),
                perhapsDay(row, "born_on"),
                Sex.valueOf(row.getString("sex")),
                addresses.getOrDefault(id, List.of()),
                identifiers.getOrDefault(id, List.of()));
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getString("line"), row.getString("municipality"), row.getString("postal_code"), day(row, "since"));
    }

    private static Identifier identifier(ResultSet row) throws SQLException {
        return new Identifier(
                IdentifierType.valueOf(row.getString("type")),
                row.getString("number"),
                day(row, "held_from"),
                perhapsDay(row, "held_to"));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Optional<LocalDate> perhapsDay(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static OptionalLong id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
