package org.hcim.importer.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reader of ONNX files, for the fuzzer. */
public final class OnnxTarget {

  private static Path file;

  private OnnxTarget() {}

  /** Makes a folder once. */
  public static void fuzzerInitialize() throws IOException {
    file = Files.createTempDirectory("hcim-fuzz").resolve("net.onnx");
  }

  /** Reads a file: the graph, its products and what they cost. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(file, input);
    try {
      OnnxFile.open(file).network("net", InputShapes.none());
    } catch (ImportException e) {
      // refused
    }
  }
}
