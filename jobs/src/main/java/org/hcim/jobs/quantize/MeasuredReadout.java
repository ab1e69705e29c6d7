package org.hcim.jobs.quantize;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Check;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.accuracy.Chance;
import org.hcim.simulator.calibration.PartialSumCalibration;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.quantization.FloatNetwork;
import org.hcim.simulator.quantization.FloatResults;
import org.hcim.simulator.study.Measurement;
import org.hcim.simulator.study.NetworkChange;
import org.hcim.simulator.study.SimulationRun;

/**
 * The accuracy of a network with one readout.
 *
 * @param readout its key, or {@value #REAL}
 * @param network the calibrated network; empty for floating point
 * @param top1Pct top-1 accuracy on the test images in percent, bit-exact
 * @param zeroFrac fraction of ternary zeros
 * @param chance the accuracy that guessing may reach on these images
 */
public record MeasuredReadout(
    String readout,
    Optional<QuantizedNetwork> network,
    double top1Pct,
    OptionalDouble zeroFrac,
    Chance chance) {

  /** The key of the network before quantization. */
  public static final String REAL = "float";

  /** The accuracy of a floating-point network. */
  public static MeasuredReadout ofReal(FloatNetwork real, BaseNetwork base, LabeledImages tests) {
    LabeledImages prepared = tests.prepared(base.quantized().preprocessing());
    float[][] results = FloatResults.of(real, prepared);
    int correct = 0;
    for (int i = 0; i < results.length; i++) {
      correct += largest(results[i]) == tests.label(i) ? 1 : 0;
    }
    return new MeasuredReadout(
        REAL,
        Optional.empty(),
        100.0 * correct / results.length,
        OptionalDouble.empty(),
        new Chance(base.quantized().classes(), results.length));
  }

  /**
   * A warning if the reference is not clearly above chance; empty without a reference.
   *
   * @param measured the readouts of a network
   */
  public static Optional<String> warning(List<MeasuredReadout> measured) {
    return Stream.of(ReadoutLevels.IDEAL.key(), REAL)
        .flatMap(key -> measured.stream().filter(each -> each.readout().equals(key)))
        .findFirst()
        .flatMap(reference -> reference.chance().objection(reference.top1Pct()))
        .map(objection -> "warning: accuracy losses are unknown: " + objection);
  }

  private static int largest(float[] results) {
    int largest = 0;
    for (int i = 1; i < results.length; i++) {
      largest = results[i] > results[largest] ? i : largest;
    }
    return largest;
  }

  /**
   * Calibrates a readout and measures it.
   *
   * @param base the network with ideal products
   * @param images calibration images
   * @param tests test images
   */
  public static MeasuredReadout of(
      CalibratedReadout readout,
      AlgorithmSetting crossbars,
      QuantizedNetwork base,
      LabeledImages images,
      LabeledImages tests) {
    byte[][] codes = codes(images.prepared(base.preprocessing()), base);
    QuantizedNetwork network =
        PartialSumCalibration.calibrate(base, readout.setting(crossbars), codes);
    Measurement measured = measured(network, tests.prepared(base.preprocessing()));
    boolean isTernary = readout.levels() == ReadoutLevels.TERNARY;
    return new MeasuredReadout(
        readout.key(),
        Optional.of(network),
        measured.top1Pct(),
        isTernary ? OptionalDouble.of(zeroFrac(network, measured)) : OptionalDouble.empty(),
        new Chance(network.classes(), tests.count()));
  }

  /** The fraction of zeros in all layers but the last, which stays ideal. */
  private static double zeroFrac(QuantizedNetwork network, Measurement measured) {
    String last = network.layers().get(network.layers().size() - 1).name();
    return measured.layers().stream()
        .filter(layer -> !layer.name().equals(last))
        .map(LayerStatistics::tally)
        .reduce(Tally.NONE, Tally::plus)
        .zeroFrac();
  }

  private static Measurement measured(QuantizedNetwork network, LabeledImages images) {
    Check.check(
        images.shape().equals(network.input()),
        "images (%s) must have the shape that network %s takes (%s)",
        images.shape().text(),
        network.name(),
        network.input().text());
    byte[][] codes = codes(images, network);
    var classes = new int[codes.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = images.label(i);
    }
    var run =
        new SimulationRun(network, NetworkChange.NONE, NonIdealities.NONE, 0, Comparison.NONE);
    return run.measure(codes, classes, 0);
  }

  private static byte[][] codes(LabeledImages images, QuantizedNetwork network) {
    var codes = new byte[images.count()][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = images.codes(i, network.inputBits());
    }
    return codes;
  }
}
