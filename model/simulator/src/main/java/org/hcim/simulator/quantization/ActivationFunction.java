package org.hcim.simulator.quantization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hcim.simulator.inference.Lookup;

/**
 * A function of one activation, computed by a table.
 *
 * @param name name of the ONNX operator
 */
public record ActivationFunction(String name, DoubleUnaryOperator real) {

  /** The names that {@link #find} accepts. */
  public static final List<String> NAMES =
      List.of(
          "Sigmoid",
          "HardSigmoid",
          "Tanh",
          "HardSwish",
          "Swish",
          "QuickGelu",
          "Gelu",
          "LeakyRelu",
          "Elu",
          "Softplus",
          "Mish");

  /**
   * Returns the function of an operator; empty for an unknown operator.
   *
   * @param with parameters of the operator: alpha and beta
   */
  public static Optional<ActivationFunction> find(String operator, Map<String, Double> with) {
    return Optional.ofNullable(real(operator, with))
        .map(real -> new ActivationFunction(operator, real));
  }

  private static DoubleUnaryOperator real(String operator, Map<String, Double> with) {
    double alpha = with.getOrDefault("alpha", 1.0);
    return switch (operator) {
      case "Sigmoid" -> ActivationFunction::sigmoid;
      case "HardSigmoid" -> {
        double beta = with.getOrDefault("beta", 0.5);
        yield x -> unit(alpha * x + beta);
      }
      case "Tanh" -> StrictMath::tanh;
      case "HardSwish" -> x -> x * unit(x / 6 + 0.5);
      case "Swish", "QuickGelu" -> x -> x * sigmoid(alpha * x);
      case "Gelu" -> Lookup::gelu;
      case "LeakyRelu" -> x -> x < 0 ? alpha * x : x;
      case "Elu" -> x -> x < 0 ? alpha * StrictMath.expm1(x) : x;
      case "Softplus" -> ActivationFunction::softplus;
      case "Mish" -> x -> x * StrictMath.tanh(softplus(x));
      default -> null;
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Clamps a number to the range from 0 to 1. */
  private static double unit(double x) {
    return Math.max(0, Math.min(1, x));
  }
}
