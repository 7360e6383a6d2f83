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

    static final String CSV = """
            # CS-IN-01: a small file. Agreement ENT-TEST.
            exchange:       CS-IN-01
            partner:        ramq
            direction:      in
            title:          {fr: Petit, en: Small}
            layout-version: "0100"
            charset:        UTF-8
            format:         {kind: Csv, delimiter: ";", column-names: true, line-end: lf}
            header:
              identifier: "00"
              fields:
                - {name: record-type, length: 2, type: text, value: "00"}
                - {name: layout-version, length: 4, type: text, required: true, means: file.layout-version}
            details:
              - fields:
                  - {name: request-ref, length: 4, type: text, required: true}
                  - {name: given-name, length: 10, type: text}
                  - {name: dob, length: 10, type: date}
                  - {name: amount, length: 9, type: amount, decimal: ","}
            trailer:
              identifier: "99"
              fields:
                - {name: record-type, length: 2, type: text, value: "99"}
                - {name: detail-count, length: 9, type: number, required: true}
                - {name: hash-total, length: 15, type: number, required: true}
            totals:
              - {kind: Count, equals: detail-count}
              - {kind: LineLengths, equals: hash-total}
            examples:
              - line: "R001;Zoé;2026-11-22;-0,05"
                gives: {given-name: Zoé, amount: "-0.05"}
              - line: "R001;Zoé;2026-11-22;0.05"
                rejected: {field: amount, reason: type}
            """;

    static final String XML = """
            # XM-IN-01: a small file. Agreement ENT-TEST.
            exchange:       XM-IN-01
            partner:        civil-status
            direction:      in
            title:          {fr: Petit, en: Small}
            layout-version: "0100"
            charset:        UTF-8
            format:         {kind: Xml, root: Acts, namespace: "urn:acts:1", header: Head, detail: Act, trailer: Tail, max-depth: 5, max-text: 100}
            header:
              fields:
                - {name: layout-version, length: 4, path: "@version", type: text, required: true, means: file.layout-version}
            details:
              - fields:
                  - {name: act-no, length: 5, path: No, type: text, required: true}
                  - {name: surname, length: 20, path: Name/Surname, type: text, required: true}
                  - {name: kind, length: 1, path: "Name/@kind", type: text}
                  - name: given
                    path: Name/Given
                    type: group
                    occurs: {min: 1, max: 2}
                    fields:
                      - {name: name, length: 10, path: ".", type: text, required: true}
            trailer:
              fields:
                - {name: detail-count, length: 9, path: Count, type: number, required: true}
                - {name: hash-total, length: 15, path: Hash, type: number, required: true}
            totals:
              - {kind: Count, equals: detail-count}
              - {kind: LineLengths, equals: hash-total}
            examples:
              - line: "<Act><No>A1</No><Name kind='b'><Surname>Roy</Surname><Given>Zoé</Given></Name></Act>"
                gives: {act-no: A1, surname: Roy, kind: b, given: "1"}
              - line: "<Act><No>A1</No><Name><Surname>Roy</Surname></Name></Act>"
                rejected: {field: given, reason: missing}
            """;

    /** Zoned decimals in EBCDIC blocks, as the SAAQ's oldest files have them. */
    static final String EBCDIC = """
            # EB-IN-01: a small file. Agreement ENT-TEST.
            exchange:       EB-IN-01
            partner:        saaq
            direction:      in
            title:          {fr: Petit, en: Small}
            layout-version: "0100"
            charset:        cp500
            format:         {kind: FixedWidth, record-length: 30, line-end: none}
            header:
              identifier: "00"
              fields:
                - {name: record-type, at: 1, length: 2, type: text, value: "00"}
                - {name: layout-version, at: 3, length: 4, type: text, required: true, means: file.layout-version}
            details:
              - identifier: "20"
                fields:
                  - {name: record-type, at: 1, length: 2, type: text, value: "20"}
                  - {name: name, at: 3, length: 10, type: text, required: true}
                  - {name: amount, at: 13, length: 5, type: overpunch, required: true}
            trailer:
              identifier: "99"
              fields:
                - {name: record-type, at: 1, length: 2, type: text, value: "99"}
                - {name: detail-count, at: 3, length: 9, type: number, required: true}
                - {name: amount-total, at: 12, length: 15, type: overpunch, required: true}
            totals:
              - {kind: Count, equals: detail-count}
              - {kind: Sum, of: amount, equals: amount-total}
            examples:
              - line: "20ÉLOÏSE    0000{             "
                gives: {name: ÉLOÏSE, amount: "0.00"}
              - line: "20ÉLOÏSE    0{000             "
                rejected: {field: amount, reason: type}
            """;

    /** A sound file of each mapping, as text. */
    static final String FIXED_FILE = """
            000100                                  \r
            20800123457ANNE      20261122+0056000T  \r
            20000000000ZOÉ       99991231-0000005E  \r
            99000000002+00000055995000000800123457  \r
            """;

    static final String CSV_FILE = """
            00;0100
            requestRef;givenName;dob;amount
            R001;Zoé;2026-11-22;-0,05
            R002;"a;""b";;
            99;2;39
            """;

    static final String XML_FILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Acts xmlns="urn:acts:1">
              <Head version="0100"></Head>
              <Act>
                <No>A1</No>
                <Name kind="b">
                  <Surname>Roy</Surname>
                  <Given>Zoé</Given>
                  <Given>Anne</Given>
                </Name>
              </Act>
              <Tail>
                <Count>1</Count>
                <Hash>13</Hash>
              </Tail>
            </Acts>
            """;

    private Faulty() {}
}
