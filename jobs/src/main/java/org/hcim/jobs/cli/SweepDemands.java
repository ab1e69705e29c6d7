package org.hcim.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hcim.sweeps.spec.SweepDemand;

/**
 * Prints the process requirements of the specs among a command's arguments: {@code torch} if one of
 * them trains networks, {@code few_rows} if no sweep is long enough to benefit from optimized code,
 * and nothing otherwise. The launcher chooses the class path and the compilers accordingly.
 */
final class SweepDemands {

  /**
   * The largest number of rows for which a sweep takes less CPU time without the optimizing
   * compiler; measured in docs/benchmarks.md.
   */
  static final long FEW_ROWS = 400_000;

  private SweepDemands() {}

  public static void main(String[] arguments) {
    List<SweepDemand> specs =
        Arrays.stream(arguments)
            .map(Path::of)
            .filter(Files::isRegularFile)
            .map(SweepDemand::of)
            .toList();
    if (specs.stream().anyMatch(SweepDemand::trains)) {
      System.out.println("torch");
    } else if (!specs.isEmpty()
        && specs.stream().allMatch(each -> each.maxRows().orElse(Long.MAX_VALUE) <= FEW_ROWS)) {
      System.out.println("few_rows");
    }
  }
}
