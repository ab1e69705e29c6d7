package org.hcim.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.cli.Terminal;

/** Files of networks that run in no time: the shipped ones with few channels. */
public final class SmallNetworks {

  private static final String RESNET =
      """
      network: tiny
      input: {channels: 3, height: 16, width: 16}
      layers:
        - conv2d: {name: conv1, out_channels: 2, kernel: 3, padding: 1}
        - repeat:
            name: layer1
            layers:
              - conv2d: {name: conv1, out_channels: 2, kernel: 3, padding: 1}
              - conv2d: {name: conv2, out_channels: 2, kernel: 3, padding: 1}
              - add: {name: add, inputs: [conv2, input]}
        - repeat:
            name: layer2
            layers:
              - conv2d: {name: conv1, out_channels: 4, kernel: 3, stride: 2, padding: 1}
              - conv2d: {name: conv2, out_channels: 4, kernel: 3, padding: 1}
              - add: {name: add, inputs: [conv2, input], shortcut: pad}
        - repeat:
            name: layer3
            layers:
              - conv2d: {name: conv1, out_channels: 8, kernel: 3, stride: 2, padding: 1}
              - conv2d: {name: conv2, out_channels: 8, kernel: 3, padding: 1}
              - add: {name: add, inputs: [conv2, input], shortcut: pad}
        - pool: {kind: global}
        - flatten: {}
        - linear: {name: fc, out_features: 10}
      """;

  private static final String VIT =
      """
      network: tiny_vit
      input: {channels: 3, height: 16, width: 16}
      layers:
        - conv2d: {name: patches, out_channels: 4, kernel: 4, stride: 4}
        - flatten: {name: tokens, to: tokens}
        - vector: {name: norm1, operations_per_element: 8, function: layer_norm}
        - linear: {name: query, out_features: 4, input: norm1}
        - linear: {name: key, out_features: 4, input: norm1}
        - linear: {name: value, out_features: 4, input: norm1}
        - attention: {name: attention, heads: 2, inputs: [query, key, value]}
        - linear: {name: project, out_features: 4}
        - add: {name: add1, inputs: [project, tokens]}
        - vector: {name: norm2, operations_per_element: 8, function: layer_norm}
        - linear: {name: expand, out_features: 16}
        - vector: {name: gelu, operations_per_element: 8, function: gelu}
        - linear: {name: contract, out_features: 4}
        - add: {name: add2, inputs: [contract, add1]}
        - pool: {kind: global}
        - flatten: {}
        - linear: {name: fc, out_features: 10}
      """;

  private SmallNetworks() {}

  /** A ResNet-8 of two channels, as tiny.yaml. */
  public static Path resNet(Path folder) throws IOException {
    return Files.writeString(folder.resolve("tiny.yaml"), RESNET);
  }

  /** That ResNet-8 with random weights on crossbars of 64 rows, as the network file tiny.net. */
  public static Path quantizedResNet(Path folder) throws IOException {
    Path network = folder.resolve("tiny.net");
    Terminal made =
        Terminal.run(
            "random-network", resNet(folder), "--out", network, "--rows", 64, "--with", "alpha=2");
    assertThat(made.code()).as(made.err()).isZero();
    return network;
  }

  /** A block of a vision transformer of four channels, as tiny_vit.yaml. */
  public static Path vit(Path folder) throws IOException {
    return Files.writeString(folder.resolve("tiny_vit.yaml"), VIT);
  }
}
