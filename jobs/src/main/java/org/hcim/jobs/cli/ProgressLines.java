package org.hcim.jobs.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hcim.jobs.progress.Progress;

/**
 * Progress for logs: at most one line every ten seconds while the percentage grows, and one per
 * minute otherwise.
 */
final class ProgressLines implements Progress {

  /** Rates below this, per second, are printed with two decimals. */
  private static final double SLOW = 10;

  private static final long MIN_NANOS_BETWEEN = 10_000_000_000L;
  private static final long MAX_NANOS_BETWEEN = 60_000_000_000L;

  private static final double S_PER_MIN = 60;
  private static final double S_PER_H = 3600;

  /** A remaining time is shown in a unit from this many of it on. */
  private static final double LEAST = 3;

  private final PrintStream log;
  private final String things;
  private final long points;
  private final long doneBefore;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private long lastNanos;
  private long lastPercent = -1;
  private Supplier<String> detail = () -> "";

  ProgressLines(PrintStream log, String things, long points, long doneBefore) {
    this(log, things, points, doneBefore, System::nanoTime);
  }

  /**
   * Creates a log.
   *
   * @param nanoTime the clock, in ns
   */
  ProgressLines(
      PrintStream log, String things, long points, long doneBefore, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    startNanos = nanoTime.getAsLong();
    lastNanos = startNanos;
    this.log = log;
    this.things = things;
    this.points = points;
    this.doneBefore = doneBefore;
  }

  @Override
  public synchronized void reached(long done) {
    long now = nanoTime.getAsLong();
    long percent = 100 * done / points;
    long between = percent == lastPercent ? MAX_NANOS_BETWEEN : MIN_NANOS_BETWEEN;
    if (now - lastNanos >= between && done < points) {
      lastNanos = now;
      lastPercent = percent;
      log.println(line(things, points, doneBefore, done, (now - startNanos) * 1e-9) + detail.get());
    }
  }

  @Override
  public synchronized void detail(Supplier<String> words) {
    detail =
        () -> {
          String text = words.get();
          return text.isEmpty() ? "" : ", " + text;
        };
  }

  /** The progress after a number of seconds; without a rate if there was no progress. */
  static String line(String things, long points, long doneBefore, long done, double seconds) {
    String reached =
        String.format(
            Locale.ROOT, "%3d %%  %,d of %,d %s", 100 * done / points, done, points, things);
    double rate = (done - doneBefore) / seconds;
    return rate > 0
        ? reached
            + String.format(
                Locale.ROOT,
                rate < SLOW ? ", %.2f %s/s, %s left" : ", %,.0f %s/s, %s left",
                rate,
                things,
                duration((points - done) / rate))
        : reached;
  }

  private static String duration(double seconds) {
    if (seconds < LEAST * S_PER_MIN) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < LEAST * S_PER_H
        ? String.format(Locale.ROOT, "%.0f min", seconds / S_PER_MIN)
        : String.format(Locale.ROOT, "%.1f h", seconds / S_PER_H);
  }

  @Override
  public void close() {}
}
