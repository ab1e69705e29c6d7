package org.hcim.sweeps.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.sweeps.workload.NetworkImport;
import org.hcim.sweeps.workload.NetworkImport.Padding;
import org.hcim.sweeps.yaml.SpecException;

/** The reader of workload files of other tools, for the fuzzer. */
public final class WorkloadTarget {

  private static Path table;
  private static Path list;

  private WorkloadTarget() {}

  /** Makes a folder once. */
  public static void fuzzerInitialize() throws IOException {
    Path folder = Files.createTempDirectory("hcim-fuzz");
    table = folder.resolve("workload.csv");
    list = folder.resolve("workload.yaml");
  }

  /** Reads a table of SCALE-Sim or NeuroSim, and a list of ZigZag. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    read(table, input, Padding.SAME);
    read(list, input, Padding.NONE);
  }

  private static void read(Path file, byte[] input, Padding padding) throws IOException {
    Files.write(file, input);
    try {
      NetworkImport.read(file, InputShapes.none(), padding);
    } catch (ImportException | SpecException e) {
      // refused
    }
  }
}
