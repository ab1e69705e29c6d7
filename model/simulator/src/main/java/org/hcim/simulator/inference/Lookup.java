package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one activation.
 *
 * @param table output codes by input code, from the smallest input code to the largest
 * @param codes range of the output
 */
public record Lookup(String name, String input, List<Integer> table, Codes codes)
    implements QuantizedLayer {

  public Lookup {
    table = List.copyOf(table);
    for (int i = 0; i < table.size(); i++) {
      int number = table.get(i);
      check(
          number >= codes.least() && number <= codes.most(),
          "entry %s (%s) must be from %s to %s",
          i,
          number,
          codes.least(),
          codes.most());
    }
  }

  /**
   * Tabulates a function: the nearest activations, halves rounded up, clamped to the codes.
   *
   * @param fromStep real value of an input code of 1
   * @param toStep real value of an output code of 1
   */
  public static List<Integer> table(
      DoubleUnaryOperator function, Codes from, double fromStep, Codes to, double toStep) {
    checkStep("input step", fromStep);
    checkStep("output step", toStep);
    var table = new ArrayList<Integer>();
    for (int number = from.least(); number <= from.most(); number++) {
      double exact = function.applyAsDouble(number * fromStep) / toStep;
      table.add((int) Math.max(to.least(), Math.min(to.most(), Math.floor(exact + 0.5))));
    }
    return List.copyOf(table);
  }

  /** Tabulates {@link #gelu}. */
  public static List<Integer> geluTable(Codes from, double fromStep, Codes to, double toStep) {
    return table(Lookup::gelu, from, fromStep, to, toStep);
  }

  /** The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel, 2016). */
  public static double gelu(double x) {
    double inner = StrictMath.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
    return 0.5 * x * (1 + StrictMath.tanh(inner));
  }

  Flow after(Flow from) {
    checkLength(table, from.codes());
    return new Flow(from.shape(), codes);
  }

  static void checkLength(List<Integer> table, Codes codes) {
    check(
        table.size() == codes.count(),
        "entries (%d) of the table must be as many as activations of %d bits (%d)",
        table.size(),
        codes.bits(),
        codes.count());
  }

  static void checkStep(String what, double step) {
    check(
        step > 0 && step < Double.POSITIVE_INFINITY,
        "%s (%s) must be positive and finite",
        what,
        step);
  }
}
