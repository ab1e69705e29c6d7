package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  /** The search of an optimum is asked for its state only where it is shown. */
  @Test
  void detailsFollowTheProgress() {
    var clock = new AtomicLong();
    var text = new ByteArrayOutputStream();
    var lines =
        new ProgressLines(
            new PrintStream(text, true, StandardCharsets.UTF_8), "shares", 1000, 0, clock::get);
    lines.detail(
        () -> {
          throw new IllegalStateException("nothing is shown yet");
        });
    lines.reached(100);
    clock.addAndGet(20_000_000_000L);
    lines.detail(() -> "12 on the frontier, 5 boxes left");
    lines.reached(500);
    assertThat(text.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            " 50 %  500 of 1,000 shares, 25 shares/s, 20 s left, 12 on the frontier, 5 boxes"
                + " left\n");
  }

  /** A job of hours must not fill its log with equal lines. */
  @Test
  void linesWithTheSamePercentageComeOncePerMinute() {
    var clock = new AtomicLong();
    var text = new ByteArrayOutputStream();
    var lines =
        new ProgressLines(
            new PrintStream(text, true, StandardCharsets.UTF_8), "images", 10_000, 0, clock::get);
    for (int second = 1; second <= 200; second++) {
      clock.addAndGet(1_000_000_000L);
      lines.reached(second < 100 ? 150 : 250);
    }
    assertThat(text.toString(StandardCharsets.UTF_8).lines())
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactly(
            "  1 %  150 of 10", "  1 %  150 of 10", "  2 %  250 of 10", "  2 %  250 of 10");
  }

  @Test
  void tellsRateAndTimeThatIsLeft() {
    assertThat(ProgressLines.line("images", 1000, 200, 600, 20))
        .isEqualTo(" 60 %  600 of 1,000 images, 20 images/s, 20 s left");
    assertThat(ProgressLines.line("stages", 4, 0, 1, 50))
        .isEqualTo(" 25 %  1 of 4 stages, 0.02 stages/s, 150 s left");
    assertThat(ProgressLines.line("images", 10_000, 0, 100, 10))
        .isEqualTo("  1 %  100 of 10,000 images, 10 images/s, 17 min left");
    assertThat(ProgressLines.line("images", 1_000_000, 0, 10_000, 1000))
        .isEqualTo("  1 %  10,000 of 1,000,000 images, 10 images/s, 27.5 h left");
  }

  /** Nothing is known of the time that is left before anything is done. */
  @Test
  void aLineWithoutProgressNamesNoTime() {
    assertThat(ProgressLines.line("images", 1000, 200, 200, 20))
        .isEqualTo(" 20 %  200 of 1,000 images");
  }
}
