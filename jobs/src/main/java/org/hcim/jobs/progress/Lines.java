package org.hcim.jobs.progress;

import java.io.PrintStream;
import java.util.Locale;

/** A line every ten seconds at most, for logs. */
final class Lines implements Progress {

  /** Slower things are counted in hundredths. */
  private static final double SLOW = 10;

  private static final long LEAST_NANOS_BETWEEN = 10_000_000_000L;

  private final PrintStream log;
  private final String things;
  private final long points;
  private final long doneBefore;
  private final long startNanos = System.nanoTime();
  private long lastNanos = startNanos;

  Lines(PrintStream log, String things, long points, long doneBefore) {
    this.log = log;
    this.things = things;
    this.points = points;
    this.doneBefore = doneBefore;
  }

  @Override
  public synchronized void reached(long done) {
    long now = System.nanoTime();
    if (now - lastNanos >= LEAST_NANOS_BETWEEN && done < points) {
      lastNanos = now;
      double seconds = (now - startNanos) * 1e-9;
      double rate = (done - doneBefore) / seconds;
      log.printf(
          Locale.ROOT,
          "%3d %%  %,d of %,d %s, %s %s/s, %,.0f s left%n",
          100 * done / points,
          done,
          points,
          things,
          String.format(Locale.ROOT, rate < SLOW ? "%.2f" : "%,.0f", rate),
          things,
          rate > 0 ? (points - done) / rate : Double.NaN);
    }
  }

  @Override
  public void close() {}
}
