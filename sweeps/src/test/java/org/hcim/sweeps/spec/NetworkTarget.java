package org.hcim.sweeps.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.ImportException;
import org.hcim.sweeps.workload.Networks;
import org.hcim.sweeps.yaml.SpecException;

/** The reader of networks in YAML, for the fuzzer. */
public final class NetworkTarget {

  private static Path file;

  private NetworkTarget() {}

  /** Makes a folder once. */
  public static void fuzzerInitialize() throws IOException {
    file = Files.createTempDirectory("hcim-fuzz").resolve("network.yaml");
  }

  /** Reads a network; a list in YAML is a workload file. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(file, input);
    try {
      Networks.load(file);
    } catch (SpecException | InvalidDesignException | ImportException e) {
      // refused
    }
  }
}
