package org.hcim.jobs.cli;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hcim.jobs.progress.Progress;

/** A progress bar with rate and remaining time, redrawn in place. */
final class ProgressBarDisplay implements Progress {

  private static final int REDRAW_MILLIS = 250;
  private static final int WIDTH = 100;

  private final ProgressBar bar;
  private long detailNanos = System.nanoTime();

  ProgressBarDisplay(PrintStream terminal, String things, long points, long done) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(things)
            .setInitialMax(points)
            .startsFrom(done, Duration.ZERO)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
            .build();
  }

  @Override
  public void reached(long points) {
    bar.stepTo(points);
  }

  @Override
  public synchronized void detail(Supplier<String> words) {
    long now = System.nanoTime();
    if (now - detailNanos >= REDRAW_MILLIS * 1_000_000L) {
      detailNanos = now;
      bar.setExtraMessage(words.get());
    }
  }

  @Override
  public void close() {
    bar.close();
  }
}
