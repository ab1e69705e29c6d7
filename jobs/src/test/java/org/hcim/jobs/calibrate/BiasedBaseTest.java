package org.hcim.jobs.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hcim.jobs.cli.Terminal;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep that trains a base whose last layer has a bias: networks of other programs have one, and
 * {@code hcim quantize} keeps it.
 */
class BiasedBaseTest {

  private static final String SWEEP =
      """
      sweep: biased
      workloads: [{network: tiny.yaml, name: tiny}]
      bundles: {readouts: [ternary, adc-sar-6, digital]}
      axes: {xbar_rows: [64]}
      accuracy:
        calibrated: {calibration_images: 8, test_images: 40, bases: {tiny: tiny.net}}
        train: {epochs: 2, images: 96, seed: 3, recipe: {batch: 32, psq_learning_rate: 0.1}}
      """;

  private static final List<Integer> BIAS =
      List.of(900, -700, 500, -300, 100, 0, -100, 300, -500, 700);

  @TempDir private Path folder;

  @Test
  void isTrainedWithItsBias() throws IOException {
    Path base = TrainedSweepTest.trainBase(folder);
    NetworkFile.write(biased(NetworkFile.read(base)), base);
    Path out = folder.resolve("out");
    run("sweep", Files.writeString(folder.resolve("s.yaml"), SWEEP), "--out", out);

    assertThat(
            csv(
                out,
                "SELECT conversion, qat_epochs, psq_epochs, agreement_frac, status FROM accuracy"
                    + " ORDER BY conversion"))
        .containsExactly("adc,0,2,1.0,ok", "ideal,2,,1.0,ok", "ternary,0,2,1.0,ok");
    List<String> ideal = csv(out, "SELECT run FROM accuracy WHERE conversion = 'ideal'");
    QuantizedNetwork trained =
        NetworkFile.read(out.resolve("stages/" + ideal.get(0) + "/network.hcimq"));
    assertThat(last(trained).bias()).hasSize(BIAS.size()).isNotEqualTo(BIAS);
  }

  private static QuantizedNetwork biased(QuantizedNetwork base) {
    QuantizedLayer.Product last = last(base);
    var layers = new ArrayList<>(base.layers().subList(0, base.layers().size() - 1));
    layers.add(
        new QuantizedLayer.Product(
            last.name(),
            last.input(),
            last.window(),
            last.groups(),
            last.requantizer(),
            last.shortcut(),
            BIAS));
    return new QuantizedNetwork(base.name(), base.input(), base.inputBits(), layers);
  }

  private static QuantizedLayer.Product last(QuantizedNetwork network) {
    return (QuantizedLayer.Product) network.layers().get(network.layers().size() - 1);
  }

  private static List<String> csv(Path out, String query) {
    return run("sql", out, query, "--format", "csv").out().lines().skip(1).toList();
  }

  private static Terminal run(Object... arguments) {
    Terminal run = Terminal.run(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }
}
