package qpip.exchange.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The limit, in a process of its own: reads the file once and counts the ends of its lines. */
final class Newlines {

    private static final int WINDOW = 1 << 20;

    private Newlines() {}

    /** Argument: the file. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        long lines = count(Path.of(arguments[0]));
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        System.out.println("lines=" + lines);
        System.out.println(Textbook.RESULT + milliseconds);
    }

    private static long count(Path file) throws IOException {
        long lines = 0;
        byte[] bytes = new byte[WINDOW];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int read = channel.read(ByteBuffer.wrap(bytes)); read >= 0; read = channel.read(ByteBuffer.wrap(bytes))) {
                for (int i = 0; i < read; i++) {
                    if (bytes[i] == '\n') {
                        lines++;
                    }
                }
            }
        }
        return lines;
    }
}
