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

  @Test
  void tellsRateAndTimeThatIsLeft() {
    assertThat(ProgressLines.line("images", 1000, 200, 600, 20))
        .isEqualTo(" 60 %  600 of 1,000 images, 20 images/s, 20 s left");
    assertThat(ProgressLines.line("stages", 4, 0, 1, 50))
        .isEqualTo(" 25 %  1 of 4 stages, 0.02 stages/s, 150 s left");
  }

  /** Nothing is known of the time that is left before anything is done. */
  @Test
  void aLineWithoutProgressNamesNoTime() {
    assertThat(ProgressLines.line("images", 1000, 200, 200, 20))
        .isEqualTo(" 20 %  200 of 1,000 images");
  }
}
