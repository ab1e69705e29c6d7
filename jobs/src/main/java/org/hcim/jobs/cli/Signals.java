package org.hcim.jobs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.run.Cancellation;

/** Turns Ctrl-C and SIGTERM into a cancellation and gives the work time to stop cleanly. */
final class Signals implements AutoCloseable {

  private static final long MAX_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final SparkSession spark;
  private final Cancellation cancellation;
  private final String farewell;
  private final Thread hook;

  private Signals(SparkSession spark, Cancellation cancellation, String farewell) {
    this.spark = spark;
    this.cancellation = cancellation;
    this.farewell = farewell;
    hook = new Thread(this::stop, "cancel");
  }

  /**
   * Installs the handler, which {@link #close} removes.
   *
   * @param farewell last line of a canceled command
   */
  static Signals armed(SparkSession spark, Cancellation cancellation, String farewell) {
    var signals = new Signals(spark, cancellation, farewell);
    Runtime.getRuntime().addShutdownHook(signals.hook);
    return signals;
  }

  private void stop() {
    spark.sparkContext().setLogLevel("OFF"); // a canceled job is not an error
    cancellation.request();
    try {
      if (!finished.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("the running chunk did not stop in time and was discarded");
      }
      System.err.println(farewell);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.CANCELLED);
  }

  /** Ends the work and restores the default signal handling. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal is already ending the process: the hook halts it with its exit code.
      park();
    }
  }

  private static void park() {
    try {
      Thread.sleep(TimeUnit.SECONDS.toMillis(MAX_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
