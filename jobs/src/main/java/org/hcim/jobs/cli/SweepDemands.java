package org.hcim.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hcim.sweeps.spec.SweepDemand;

/**
 * Prints the demand of the specs among a command's arguments on its process: {@code torch} if one
 * of them trains networks, {@code few_rows} if no sweep is long enough for optimized code to pay,
 * and nothing otherwise. The launcher chooses the class path and the compilers by it.
 */
final class SweepDemands {

  /**
   * Rows up to which a sweep takes less CPU time without the optimizing compiler;
   * docs/benchmarks.md has the measurement.
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
