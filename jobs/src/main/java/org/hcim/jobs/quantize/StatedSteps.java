package org.hcim.jobs.quantize;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import org.hcim.importer.onnx.Quantization;
import org.hcim.importer.onnx.Tensor;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.quantization.StatedCodes.Activations;

/** The quantization steps of a file's tensors. */
final class StatedSteps {

  private StatedSteps() {}

  /** The codes of activations, which share one step and have no zero point. */
  static Activations ofActivations(Quantization quantization) {
    check(
        quantization.scale().elements() == 1,
        "its activations must share one step, not have %d",
        quantization.scale().elements());
    check(
        quantization.zeroPoint().map(Tensor::values).stream()
            .flatMapToDouble(Arrays::stream)
            .allMatch(zero -> zero == 0),
        "the zero point of its activations must be 0");
    Codes codes =
        quantization.type().isSigned()
            ? Codes.signed(quantization.bits())
            : Codes.unsigned(quantization.bits());
    return new Activations(codes, quantization.scale().values()[0]);
  }

  /** The weight steps by output. */
  static double[] ofWeights(Quantization quantization, int outputs) {
    double[] steps = quantization.scale().values();
    check(
        steps.length == 1 || steps.length == outputs,
        "steps of its weights (%d) must be one, or one for each of its %d outputs",
        steps.length,
        outputs);
    var all = new double[outputs];
    Arrays.setAll(all, i -> steps[steps.length == 1 ? 0 : i]);
    return all;
  }
}
