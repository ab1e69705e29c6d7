package org.hcim.simulator.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reader of images, for the fuzzer. */
public final class PictureTarget {

  private static Path file;

  private PictureTarget() {}

  /** Makes a folder once. */
  public static void fuzzerInitialize() throws IOException {
    file = Files.createTempDirectory("hcim-fuzz").resolve("image.png");
  }

  /** Decodes a file. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(file, input);
    try {
      Picture.read(file).pixels();
    } catch (InvalidDatasetException e) {
      // refused
    }
  }
}
