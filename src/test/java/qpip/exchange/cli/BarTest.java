package qpip.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BarTest {

    private final AtomicLong now = new AtomicLong();
    private final StringWriter err = new StringWriter();
    private final Bar bar = new Bar(new PrintWriter(err, true), false, now::get);

    @Test
    void offATerminalAnExecutionIsOneLine() {
        bar.reached("CN-IN-01.1 verify", 0, 100);
        bar.reached("CN-IN-01.1 verify", 100, 100);
        bar.reached("CN-IN-01.1 compare", 100, 100);
        bar.reached("RA-IN-01.1 verify", 0, 100);

        assertThat(err.toString().lines()).containsExactly("CN-IN-01.1", "RA-IN-01.1");
    }

    @Test
    void longWorkSaysEveryTenSecondsHowFarItHasCome() {
        bar.reached("CN-IN-01.1 verify", 0, 9000);
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        bar.reached("CN-IN-01.1 verify", 1000, 9000);
        now.addAndGet(1);
        bar.reached("CN-IN-01.1 verify", 2000, 9000);
        bar.reached("CN-IN-01.1 compare", 3000, 9000);
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        bar.reached("CN-IN-01.1 compare", 4000, 9000);

        assertThat(err.toString().lines())
                .containsExactly("CN-IN-01.1", "CN-IN-01.1 verify  2000 / 9000", "CN-IN-01.1 compare  4000 / 9000");
    }
}
