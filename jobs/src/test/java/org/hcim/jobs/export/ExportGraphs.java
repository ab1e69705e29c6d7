package org.hcim.jobs.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.ImageSize;
import org.hcim.sweeps.workload.Networks;

/** Graphs for images of 16 x 16 pixels. */
final class ExportGraphs {

  private ExportGraphs() {}

  /** A built-in network by its name, or a text of layers. */
  static Graph of(String nameOrLayers) throws IOException {
    if (nameOrLayers.indexOf('\n') < 0) {
      return Networks.find(nameOrLayers).with(ImageSize.parse("16x16"));
    }
    Path file = Files.createTempFile("layers", ".yaml");
    try {
      return Networks.load(Files.writeString(file, nameOrLayers));
    } finally {
      Files.delete(file);
    }
  }
}
