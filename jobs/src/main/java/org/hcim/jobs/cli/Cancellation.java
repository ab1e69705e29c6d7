package org.hcim.jobs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.store.TableStore;

/** Lets Ctrl-C and SIGTERM end a sweep in order: what is committed stays, the lock is released. */
final class Cancellation implements AutoCloseable {

  private static final long MAX_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;
  private final String farewell;

  private volatile Runnable cancel = () -> {};

  private Cancellation(String farewell) {
    this.farewell = farewell;
    hook = new Thread(this::stop, "cancel");
  }

  /** Arms the signals until closed. */
  static Cancellation armed() {
    return armed("cancelled; the same command continues");
  }

  /** As above, where something else is to be said at the end. */
  static Cancellation armed(String farewell) {
    var cancellation = new Cancellation(farewell);
    Runtime.getRuntime().addShutdownHook(cancellation.hook);
    return cancellation;
  }

  /** What asks the work to stop; the work then ends by itself, and what it holds is closed. */
  void stopsBy(Runnable request) {
    cancel = request;
  }

  /** Lets a signal end the jobs of a session that write a store. */
  void stops(SparkSession spark, TableStore store) {
    stopsBy(
        () -> {
          store.cancel();
          cancelJobs(spark);
        });
  }

  /** Lets a signal end the jobs of a session that write nothing. */
  void stops(SparkSession spark) {
    stopsBy(() -> cancelJobs(spark));
  }

  private static void cancelJobs(SparkSession spark) {
    spark.sparkContext().setLogLevel("OFF"); // a cancelled job is no error to be read
    spark.sparkContext().cancelAllJobs();
  }

  private void stop() {
    cancel.run();
    try {
      if (!finished.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("the running chunk did not stop in time; it is dropped");
      }
      System.err.println(farewell);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.CANCELLED);
  }

  /** The work has ended: signals have their usual effect again. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal is ending the process already: the hook halts it with its exit code.
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
