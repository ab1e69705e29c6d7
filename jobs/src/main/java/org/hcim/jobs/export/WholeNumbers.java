package org.hcim.jobs.export;

import java.util.List;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;
import org.hcim.simulator.inference.Requantizer;

/** 64-bit integers as nodes, for values that exceed the 24 bits of single precision. */
record WholeNumbers(OnnxModel model) {

  /**
   * The codes nearest to quotients, with halves rounded up, as real numbers. Division truncates
   * toward zero, so it does not round down below the lowest code; quotients there are clamped.
   * Clamping uses real numbers because ONNX Runtime 1.30 clamps integers wider than 32 bits
   * incorrectly.
   *
   * @param values integers
   * @param divisor positive
   */
  String quotients(String name, String values, long divisor, Codes codes) {
    String positive = added(name + ".above_min", values, divisor / 2 - codes.least() * divisor);
    String quotient =
        divisor == 1
            ? positive
            : model.node(
                "Div", name + ".div", List.of(positive, scalar(name + ".divisor", divisor)));
    String least = model.reals(name + ".zero", new double[] {0});
    String most = model.reals(name + ".max", new double[] {codes.most() - codes.least()});
    String clamped =
        model.node(
            "Clip",
            name + ".clip",
            List.of(model.toReals(name + ".quotients", quotient), least, most));
    if (codes.least() == 0) {
      return clamped;
    }
    String lowest = model.reals(name + ".min", new double[] {codes.least()});
    return model.node("Add", name + ".codes", List.of(clamped, lowest));
  }

  private String added(String name, String values, long addend) {
    return addend == 0
        ? values
        : model.node("Add", name, List.of(values, scalar(name + ".addend", addend)));
  }

  private String scalar(String name, long number) {
    return model.integerTensor(name, new long[] {number});
  }

  /** Sums times their channel's multiplier, plus its offset. */
  String scaled(String name, String sums, Requantizer requantizer) {
    var multipliers = new long[requantizer.channels()];
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = requantizer.multipliers()[i];
    }
    String products =
        model.node(
            "Mul", name + ".scaled", List.of(sums, channels(name + ".multipliers", multipliers)));
    return model.node(
        "Add",
        name + ".shifted",
        List.of(products, channels(name + ".offsets", requantizer.offsets())));
  }

  /** A tensor with one number per channel. */
  String channels(String name, long[] numbers) {
    return model.integerTensor(name, numbers, 1, numbers.length, 1, 1);
  }

  /**
   * Scaled sums plus those of a shortcut.
   *
   * @param addend the shortcut's activations, real numbers
   */
  String joined(String name, String scaled, Shortcut shortcut, String addend) {
    String codes = model.toIntegers(name + ".shortcut_codes", addend);
    String factor = scalar(name + ".shortcut_multiplier", shortcut.multiplier());
    String scaledCodes = model.node("Mul", name + ".shortcut_scaled", List.of(codes, factor));
    return model.node("Add", name + ".sum", List.of(scaled, scaledCodes));
  }

  /** The table entries for codes. */
  String looked(String name, String codes, List<Integer> table, int least) {
    String index = added(name + ".index", model.toIntegers(name + ".from", codes), -(long) least);
    double[] entries = table.stream().mapToDouble(Integer::doubleValue).toArray();
    String reals = model.reals(name + ".table", entries, entries.length);
    return model.node("Gather", name, List.of(reals, index));
  }
}
