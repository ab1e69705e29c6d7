package org.hcim.jobs.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.ImageSize;
import org.hcim.sweeps.workload.Networks;

/** Graphs for images of 16 x 16 pixels. */
final class ExportGraphs {

  /** A max pool with padding and a convolution in groups of channels. */
  private static final String POOLS =
      """
      network: pools
      input: {channels: 3, height: 16, width: 16}
      layers:
        - conv2d: {name: a, out_channels: 6, kernel: 3, padding: 1}
        - pool: {kind: max, kernel: 3, stride: 2, padding: 1}
        - conv2d: {name: b, out_channels: 8, kernel: 3, groups: 2, padding: 1}
      """;

  private ExportGraphs() {}

  /** A built-in network; {@code pools} is one that ends with the given layers. */
  static Graph of(String name, String endOfPools) throws IOException {
    if (!name.equals("pools")) {
      return Networks.find(name).with(ImageSize.parse("16x16"));
    }
    Path file = Files.createTempFile("layers", ".yaml");
    try {
      return Networks.load(Files.writeString(file, POOLS + endOfPools.indent(2)));
    } finally {
      Files.delete(file);
    }
  }
}
