package org.hcim.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.hcim.sweeps.pareto.GrowingFrontier;

/**
 * CPU time in microseconds per vector added to a growing frontier, and per later vector compared
 * with that frontier.
 *
 * <p>{@code java -Xmx2g -cp jobs/benchmarks/target/benchmarks.jar
 * org.hcim.benchmarks.GrowingFrontierTimes 100000}
 */
public final class GrowingFrontierTimes {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int WARM_UP_VECTORS = 20_000;

  private GrowingFrontierTimes() {}

  /** Argument: the number of vectors. */
  public static void main(String[] arguments) {
    int vectors = Integer.parseInt(arguments[0]);
    for (int objectives = 2; objectives <= 8; objectives++) {
      measured(objectives, WARM_UP_VECTORS);
    }
    System.out.println("| objectives | data | frontier | us per vector | us per question |");
    System.out.println("|--:|---|--:|--:|--:|");
    for (int objectives = 2; objectives <= 8; objectives++) {
      System.out.print(measured(objectives, vectors));
    }
  }

  private static String measured(int objectives, int vectors) {
    StringBuilder rows = new StringBuilder();
    for (FrontierData data : FrontierData.values()) {
      double[][] columns = data.columns(objectives, 2 * vectors);
      var frontier = new GrowingFrontier<Void>(objectives);
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < vectors; i++) {
        frontier.admits(vector(columns, i));
      }
      long grown = THREADS.getCurrentThreadCpuTime();
      int dominated = 0;
      for (int i = vectors; i < 2 * vectors; i++) {
        dominated += frontier.dominates(vector(columns, i)) ? 1 : 0;
      }
      long asked = THREADS.getCurrentThreadCpuTime();
      rows.append(
          String.format(
              Locale.ROOT,
              "| %d | %s, %,d dominated | %,d | %.2f | %.2f |%n",
              objectives,
              data.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              dominated,
              frontier.vectors(),
              (grown - start) * 1e-3 / vectors,
              (asked - grown) * 1e-3 / vectors));
    }
    return rows.toString();
  }

  private static double[] vector(double[][] columns, int index) {
    double[] vector = new double[columns.length];
    for (int d = 0; d < vector.length; d++) {
      vector[d] = columns[d][index];
    }
    return vector;
  }
}
