package org.hcim.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.ImageSize;
import org.hcim.jobs.run.RequestException;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.GeneratedNetwork;
import org.hcim.sweeps.workload.Networks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Generates a network from a seed, without training. */
@Command(
    name = "random-network",
    mixinStandardHelpOptions = true,
    description = {
      "Generates a quantized network from a random seed: normal weights, uniform scale"
          + " factors, multipliers calibrated on two random images. It is for tests and"
          + " benchmarks; it is not trained, so its classifications are meaningless.",
      "NETWORK is a built-in network or a YAML file of layers, such as resnet8 or"
          + " my_net.yaml. If a quantized network cannot contain a layer, the command names it"
          + " and stops."
    })
final class RandomNetworkCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NETWORK", description = "network, such as resnet8, or a file")
  private String source;

  @Option(
      names = "--image",
      paramLabel = "SIZE",
      description = "the size of images, such as 16x16 or 1x28x28 (default: the network's)")
  private String image;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "file to write")
  private Path out;

  @Option(names = "--seed", paramLabel = "SEED", description = "random seed (default: 1)")
  private Long seed;

  @Option(names = "--rows", paramLabel = "N", description = "wordlines (default: 128)")
  private Long rows;

  @Option(
      names = "--with",
      paramLabel = "NAME=VALUE,...",
      description = {
        "readout (default: ternary; or binary, adc, ideal), alpha (default: 4), and"
            + " parameters of the algorithm setting: weight_bits, activation_bits, cell_bits,"
            + " stream_bits, signed_mapping, adc_bits, scale_factor_bits,"
            + " scale_factor_granularity, partial_sum_bits"
      })
  private String with;

  @Override
  public Integer call() {
    Map<String, Object> values = NameValues.of("--with", with);
    put(values, "seed", seed);
    put(values, "xbar_rows", rows);
    QuantizedNetwork network = GeneratedNetwork.of(graph(), values).make();
    write(network);
    System.out.printf(
        Locale.ROOT,
        "%s: %s, images of %d x %d x %d, %d layers, %,d bytes%n",
        out,
        network.name(),
        network.input().channels(),
        network.input().height(),
        network.input().width(),
        network.layers().size(),
        out.toFile().length());
    return ExitCode.OK;
  }

  private Graph graph() {
    Graph graph = Networks.find(source);
    return image == null ? graph : graph.with(ImageSize.parse(image));
  }

  private static void put(Map<String, Object> values, String name, Long value) {
    if (value != null && values.put(name, value) != null) {
      throw new RequestException(name + " is given twice");
    }
  }

  private void write(QuantizedNetwork network) {
    Path folder = out.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new RequestException(out + " cannot be written: no directory " + folder);
    }
    try {
      NetworkFile.write(network, out);
    } catch (IOException e) {
      throw new UncheckedIOException(out + " cannot be written", e);
    }
  }
}
