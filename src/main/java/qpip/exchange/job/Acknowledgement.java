package qpip.exchange.job;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import qpip.exchange.layout.Layout;

/**
 * What we tell a partner about a file it sent; counts and reasons, nothing of a person. Its schema is ours: CSV, or XML
 * for partners who send XML.
 */
@XmlRootElement(name = "acknowledgement", namespace = Acknowledgement.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"exchange", "sequence", "status", "reason", "received", "accepted", "rejected", "rejections"})
public final class Acknowledgement {

    static final String NAMESPACE = "urn:qpip:exchange:acknowledgement:1";

    private static final String ACCEPTED = "ACCEPTED";
    private static final String PARTIAL = "PARTIAL";
    private static final String REJECTED = "REJECTED";

    @XmlElement(namespace = NAMESPACE)
    private String exchange = "";

    @XmlElement(namespace = NAMESPACE)
    private long sequence;

    @XmlElement(namespace = NAMESPACE)
    private String status = "";

    @XmlElement(namespace = NAMESPACE)
    private String reason = "";

    @XmlElement(namespace = NAMESPACE)
    private long received;

    @XmlElement(namespace = NAMESPACE)
    private long accepted;

    @XmlElement(namespace = NAMESPACE)
    private long rejected;

    @XmlElement(name = "rejection", namespace = NAMESPACE)
    private List<Rejection> rejections = new ArrayList<>();

    /**
     * The file's name.
     *
     * @param again empty, or what tells the answer to a file that was taken again from the first one
     */
    public static String name(Layout layout, long sequence, String sha256, String again) {
        return layout.exchange() + "_ACK_" + String.format("%08d", sequence) + "_" + sha256.substring(0, 8) + again
                + (layout.mapping().isXml() ? ".xml" : ".csv");
    }

    /**
     * What we would answer to a file of three hundred records of which two were rejected, few enough not to refuse it,
     * as the partner of a layout gets it.
     */
    public static String example(Layout layout) {
        Acknowledgement example = new Acknowledgement();
        example.exchange = layout.exchange();
        example.sequence = 1;
        example.received = 300;
        example.rejections.add(rejection("date", 1));
        example.rejections.add(rejection("unknown-code", 1));
        example.rejected = 2;
        example.accepted = 298;
        example.status = PARTIAL;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            example.write(layout, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Writes it as the partner sends its own files: XML or CSV. */
    void write(Layout layout, OutputStream out) throws IOException {
        if (layout.mapping().isXml()) {
            writeXml(out);
        } else {
            writeCsv(out);
        }
    }

    private static Rejection rejection(String reason, long lines) {
        Rejection rejection = new Rejection();
        rejection.reason = reason;
        rejection.lines = lines;
        return rejection;
    }

    /** How many lines were rejected for one reason. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Rejection {

        @XmlAttribute
        private String reason = "";

        @XmlAttribute
        private long lines;
    }

    static Acknowledgement of(Execution execution, SortedMap<String, Long> reasons) {
        Acknowledgement acknowledgement = new Acknowledgement();
        boolean refused = execution.status() == ExecutionStatus.REFUSED;
        acknowledgement.exchange = execution.exchange();
        acknowledgement.sequence = execution.sequence();
        acknowledgement.received = execution.count("records");
        acknowledgement.rejected = refused
                ? acknowledgement.received
                : reasons.values().stream().mapToLong(Long::longValue).sum();
        acknowledgement.accepted = acknowledgement.received - acknowledgement.rejected;
        acknowledgement.status = refused ? REJECTED : acknowledgement.rejected > 0 ? PARTIAL : ACCEPTED;
        acknowledgement.reason = execution.reason();
        reasons.forEach((reason, lines) -> acknowledgement.rejections.add(
                rejection(reason.toLowerCase(Locale.ROOT).replace('_', '-'), lines)));
        return acknowledgement;
    }

    private void writeXml(OutputStream out) throws IOException {
        try {
            Marshaller marshaller =
                    JAXBContext.newInstance(Acknowledgement.class).createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            marshaller.marshal(this, out);
        } catch (JAXBException e) {
            throw new IOException("the acknowledgement can't be written as XML", e);
        }
    }

    private void writeCsv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(
                writer, CSVFormat.RFC4180.builder().setDelimiter(';').get());
        csv.printRecord("fileSeq", "status", "received", "accepted", "rejected", "reason");
        csv.printRecord(sequence, status, received, accepted, rejected, reason);
        for (Rejection rejection : rejections) {
            csv.printRecord(rejection.reason, rejection.lines);
        }
        csv.flush();
    }
}
