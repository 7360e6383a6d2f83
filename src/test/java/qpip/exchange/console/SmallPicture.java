package qpip.exchange.console;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page with its commonest colours only, small enough to stand in the documentation. */
final class SmallPicture {

    private static final int COLOURS = 64;
    private static final int HEIGHT_MAX = 1800;

    private SmallPicture() {}

    static void write(Path from, Path to) {
        try {
            BufferedImage whole = ImageIO.read(from.toFile());
            BufferedImage page = whole.getSubimage(0, 0, whole.getWidth(), Math.min(HEIGHT_MAX, whole.getHeight()));
            int[] palette = palette(page);
            IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
            BufferedImage small =
                    new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
            Map<Integer, Integer> known = new HashMap<>();
            for (int y = 0; y < page.getHeight(); y++) {
                for (int x = 0; x < page.getWidth(); x++) {
                    int index = known.computeIfAbsent(page.getRGB(x, y), colour -> nearest(palette, colour));
                    small.getRaster().setSample(x, y, 0, index);
                }
            }
            Files.createDirectories(to.toAbsolutePath().getParent());
            ImageIO.write(small, "png", to.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] palette(BufferedImage page) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int colour : page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth())) {
            counts.merge(colour, 1, Integer::sum);
        }
        List<Integer> commonest = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        return commonest.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int at = 1; at < palette.length; at++) {
            if (distance(palette[at], colour) < distance(palette[best], colour)) {
                best = at;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            distance += difference * difference;
        }
        return distance;
    }
}
