package qpip.exchange.layout;

/** Small mappings, one of each format, whose files are spoilt byte by byte in the tests. */
final class Faulty {

    static final String FIXED = """
            # FX-IN-01: a small file. Agreement ENT-TEST.
            exchange:       FX-IN-01
            partner:        cnesst
            direction:      in
            title:          {fr: Petit, en: Small}
            layout-version: "0100"
            charset:        ISO-8859-1
            format:         {kind: FixedWidth, record-length: 40, line-end: crlf}
            codes:
              paid-to: {T: {fr: Travailleur, en: Worker}, E: {fr: Employeur, en: Employer}}
            header:
              identifier: "00"
              fields:
                - {name: record-type, at: 1, length: 2, type: text, value: "00"}
                - {name: layout-version, at: 3, length: 4, type: text, required: true, means: file.layout-version}
            details:
              - identifier: "20"
                fields:
                  - {name: record-type, at: 1, length: 2, type: text, value: "20"}
                  - {name: sin, at: 3, length: 9, type: digits, required: true, absent: ["000000000"], check: sin}
                  - {name: name, at: 12, length: 10, type: text, required: true}
                  - {name: week, at: 22, length: 8, type: week, required: true, open-ended: ["99991231"]}
                  - {name: amount, at: 30, length: 8, type: amount, required: true}
                  - {name: paid-to, at: 38, length: 1, type: code, codes: paid-to, required: true}
                  - {name: rest, at: 39, length: 2, type: filler}
            trailer:
              identifier: "99"
              fields:
                - {name: record-type, at: 1, length: 2, type: text, value: "99"}
                - {name: detail-count, at: 3, length: 9, type: number, required: true}
                - {name: amount-total, at: 12, length: 12, type: amount, required: true}
                - {name: hash-total, at: 24, length: 15, type: number, required: true}
            totals:
              - {kind: Count, equals: detail-count}
              - {kind: Sum, of: amount, equals: amount-total}
              - {kind: HashTotal, of: sin, equals: hash-total}
            examples:
              - line: "20800123457ANNE      20261122+0056000T  "
                gives: {name: ANNE, week: "2026-11-22", amount: "560.00"}
              - line: "20800123457ANNE      20261123+0056000T  "
                rejected: {field: week, reason: week-not-sunday}
            """;

    private Faulty() {}
}
