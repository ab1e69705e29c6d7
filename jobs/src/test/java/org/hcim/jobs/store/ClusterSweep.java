package org.hcim.jobs.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SpeculatingSpark;
import org.hcim.jobs.session.SweepSession;

/** A driver that runs the toy sweep on a cluster, of which a point harms an executor. */
final class ClusterSweep {

  private static final int TASKS = 4;

  private ClusterSweep() {}

  /**
   * Runs the sweep to its end.
   *
   * @param arguments the master, the directory of the table, and the {@link PointFault.Kind}
   */
  public static void main(String[] arguments) {
    String master = arguments[0];
    String out = arguments[1];
    var fault = new PointFault(PointFault.Kind.valueOf(arguments[2]), out + ".marker");
    if (fault.kind() == PointFault.Kind.STRAGGLES) {
      SparkSession spark = SpeculatingSpark.open(master);
      run(spark, out, fault);
      spark.stop();
      return;
    }
    try (var session = SweepSession.open("cluster", master, notice -> {})) {
      if (fault.kind() == PointFault.Kind.SPINS) {
        cancelAtTheFault(session.spark(), out, fault);
      }
      run(session.spark(), out, fault);
    }
  }

  private static void run(SparkSession spark, String out, PointFault fault) {
    try (var store = ToySweep.open(out)) {
      commitAll(spark, store, fault);
      store.complete();
    }
  }

  private static void commitAll(SparkSession spark, TableStore store, PointFault fault) {
    for (var chunk : store.pending()) {
      store.commit(spark, chunk, ToySweep.rows(spark, chunk, TASKS, fault));
    }
  }

  /** Ends the jobs as a canceled command does, once the point spins. */
  private static void cancelAtTheFault(SparkSession spark, String out, PointFault fault) {
    try (var store = ToySweep.open(out)) {
      var canceller = new Thread(() -> cancel(spark, store, Path.of(fault.marker())));
      canceller.start();
      commitAll(spark, store, fault);
      throw new IllegalStateException("the sweep ended before it was canceled");
    } catch (StoreException.Cancelled e) {
      System.out.println(e.getMessage());
    }
  }

  private static void cancel(SparkSession spark, TableStore store, Path marker) {
    try {
      while (!Files.exists(marker)) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    store.cancel();
    spark.sparkContext().cancelAllJobs();
  }
}
