package org.hcim.sweeps.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.sweeps.yaml.SpecException;

/** The reader of files of points, for the fuzzer. */
public final class PointsTarget {

  private static final String SPEC =
      "sweep: x\nworkloads: [resnet20]\nsampling: {method: points, file: points.csv}\n";

  private static Path folder;

  private PointsTarget() {}

  /** Makes a folder once. */
  public static void fuzzerInitialize() throws IOException {
    folder = Files.createTempDirectory("hcim-fuzz");
  }

  /** Reads a file of points by a spec that names it. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(folder.resolve("points.csv"), input);
    try {
      SweepSpec.parse("fuzzed.yaml", SPEC, folder).canonicalJson();
    } catch (SpecException | InvalidDesignException e) {
      // refused
    }
  }
}
