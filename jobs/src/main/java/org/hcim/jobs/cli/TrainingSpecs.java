package org.hcim.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.hcim.sweeps.spec.TrainingDemand;

/**
 * Prints the process that a command with these arguments needs if one of them is a spec that trains
 * networks, and nothing otherwise; the launcher then puts PyTorch on the class path.
 */
final class TrainingSpecs {

  private TrainingSpecs() {}

  public static void main(String[] arguments) {
    boolean isTrained =
        Arrays.stream(arguments)
            .map(Path::of)
            .anyMatch(file -> Files.isRegularFile(file) && TrainingDemand.isMadeBy(file));
    if (isTrained) {
      System.out.println(RunsIn.Kind.TORCH.name().toLowerCase(Locale.ROOT));
    }
  }
}
