package qpip.exchange.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import qpip.exchange.storage.BulkInsert;
import qpip.exchange.storage.Database;
import qpip.exchange.storage.Groups;

/**
 * Which load changed each claim last: what the claim itself says, its weeks, declarations and earnings. A claim that
 * comes again as it was is not changed.
 */
final class ClaimChanges {

    private static final int GROUP = 500;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final Map<Long, Long> digests = new TreeMap<>();

    /** Takes the rows of a file, in order; {@code claim} is the field that holds the claim's number. */
    void add(RegisterFile file, String claim) {
        int id = file.field(claim);
        int[] all = IntStream.range(0, file.fields()).toArray();
        file.forEach(record -> digests.merge(
                record.number(id), record.hash(all), (before, row) -> Long.rotateLeft(before * ODD, 23) + row));
    }

    /** Keeps what the load of a version gave; {@code full} when claims that it doesn't have are no more. */
    void keep(Database database, long version, boolean full) {
        Map<Long, Long> known = new HashMap<>();
        RowCallbackHandler row = rows -> known.put(rows.getLong(1), rows.getLong(2));
        database.client().sql("select claim_id, digest from claim_change").query(row);
        List<Long> gone = new ArrayList<>();
        BulkInsert changed = new BulkInsert(database, "claim_change", "claim_id", "digest", "changed_in");
        digests.forEach((claim, digest) -> {
            if (!digest.equals(known.get(claim)) && known.containsKey(claim)) {
                gone.add(claim);
            }
        });
        if (full) {
            known.keySet().stream().filter(claim -> !digests.containsKey(claim)).forEach(gone::add);
        }
        Groups.of(gone, GROUP)
                .forEach(group -> database.client()
                        .sql("delete from claim_change where claim_id in (:ids)")
                        .param("ids", group)
                        .update());
        digests.forEach((claim, digest) -> {
            if (!digest.equals(known.get(claim))) {
                changed.add(claim, digest, version);
            }
        });
        changed.flush();
    }
}
