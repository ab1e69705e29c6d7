package org.hcim.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hcim.sweeps.pareto.ParetoFrontier;

/**
 * Prints the frontier table of docs/benchmarks.md: wall and CPU seconds, next to those of moocore
 * if a Python with moocore is given. CPU time is the measure on a shared machine: of the thread
 * when there is one, of the whole process when there are two.
 *
 * <pre>{@code
 * java -Xmx6g -cp jobs/benchmarks/target/benchmarks.jar org.hcim.benchmarks.FrontierTimes 5
 * }</pre>
 */
public final class FrontierTimes {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int WARM_UP_ROUNDS = 20;
  private static final int WARM_UP_POINTS = 50_000;

  /** One row of the table. */
  private record Case(FrontierData data, int objectives, int size) {

    static final Case[] ALL = {
      new Case(FrontierData.UNIFORM, 4, 100_000),
      new Case(FrontierData.UNIFORM, 4, 1_000_000),
      new Case(FrontierData.UNIFORM, 4, 10_000_000),
      new Case(FrontierData.UNIFORM, 3, 1_000_000),
      new Case(FrontierData.UNIFORM, 3, 10_000_000),
      new Case(FrontierData.CORRELATED, 4, 10_000_000),
      new Case(FrontierData.ANTI_CORRELATED, 4, 100_000),
      new Case(FrontierData.ANTI_CORRELATED, 4, 1_000_000),
      new Case(FrontierData.ANTI_CORRELATED, 4, 10_000_000),
      new Case(FrontierData.ANTI_CORRELATED, 3, 1_000_000),
      new Case(FrontierData.ANTI_CORRELATED, 3, 10_000_000),
    };
  }

  /** Medians, in seconds. */
  private record Times(int frontier, double wallS, double cpuS) {

    static Times of(double[][] columns, int size, int threads, int repetitions) {
      double[] wallS = new double[repetitions];
      double[] cpuS = new double[repetitions];
      int frontier = 0;
      for (int i = 0; i < repetitions; i++) {
        long wall = System.nanoTime();
        long cpu = cpuNs(threads);
        frontier = ParetoFrontier.of(columns, size, threads).length;
        cpuS[i] = (cpuNs(threads) - cpu) * 1e-9;
        wallS[i] = (System.nanoTime() - wall) * 1e-9;
      }
      Arrays.sort(wallS);
      Arrays.sort(cpuS);
      return new Times(frontier, wallS[repetitions / 2], cpuS[repetitions / 2]);
    }
  }

  private FrontierTimes() {}

  private static long cpuNs(int threads) {
    return threads == 1 ? THREADS.getCurrentThreadCpuTime() : SYSTEM.getProcessCpuTime();
  }

  /**
   * Arguments: the repetitions per frontier and, to time moocore too, a Python that has moocore.
   */
  public static void main(String[] arguments) throws IOException {
    int repetitions = Integer.parseInt(arguments[0]);
    Optional<MoocoreTimes> peer =
        arguments.length > 1 ? Optional.of(new MoocoreTimes(arguments[1])) : Optional.empty();
    warmUp();
    System.out.println(
        "| data | objectives | points | frontier | moocore: CPU s | 1 thread: wall s | CPU s"
            + " | moocore / ours | 2 threads: wall s | CPU s | 1 / 2, wall |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (Case row : Case.ALL) {
      double[][] columns = row.data.columns(row.objectives, row.size);
      Times one = Times.of(columns, row.size, 1, repetitions);
      Times two = Times.of(columns, row.size, 2, repetitions);
      double peerS =
          peer.isEmpty() ? Double.NaN : peer.get().cpuS(columns, one.frontier, repetitions);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %,d | %,d | %.3f | %.3f | %.3f | %.1f | %.3f | %.3f | %.2f |%n",
          row.data.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          row.objectives,
          row.size,
          one.frontier,
          peerS,
          one.wallS,
          one.cpuS,
          peerS / one.cpuS,
          two.wallS,
          two.cpuS,
          one.wallS / two.wallS);
    }
  }

  private static void warmUp() {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      for (FrontierData data : FrontierData.values()) {
        for (int objectives = 3; objectives <= 4; objectives++) {
          Times.of(data.columns(objectives, WARM_UP_POINTS), WARM_UP_POINTS, 1 + round % 2, 1);
        }
      }
    }
  }
}
