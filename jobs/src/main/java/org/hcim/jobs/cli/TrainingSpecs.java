package org.hcim.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hcim.sweeps.spec.TrainingDemand;

/**
 * Answers by its exit code whether one of the arguments of a command is a spec that trains
 * networks, so that the launcher puts PyTorch on the class path.
 */
final class TrainingSpecs {

  private TrainingSpecs() {}

  public static void main(String[] arguments) {
    System.exit(isAmong(arguments) ? 0 : 1);
  }

  /** Returns whether an argument is a spec that trains networks. */
  static boolean isAmong(String... arguments) {
    return Arrays.stream(arguments)
        .map(Path::of)
        .anyMatch(file -> Files.isRegularFile(file) && TrainingDemand.isMadeBy(file));
  }
}
