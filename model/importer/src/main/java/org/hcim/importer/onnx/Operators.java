package org.hcim.importer.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Elementwise.Operation;
import org.hcim.accelerator.network.Recurrent;

/** The operators that can be imported, by domain and name. */
final class Operators {

  private static final String MICROSOFT = "com.microsoft.";
  private static final Map<String, Operator> BY_KIND = all();

  private Operators() {}

  /** The operator of a node; empty if it cannot be imported. */
  static Optional<Operator> of(OnnxNode node) {
    return Optional.ofNullable(BY_KIND.get(node.kind()));
  }

  private static Map<String, Operator> all() {
    var all = new HashMap<String, Operator>();
    products(all);
    requantization(all);
    arithmetic(all);
    axes(all);
    shapes(all);
    vectors(all);
    all.putAll(microsoft());
    return Map.copyOf(all);
  }

  private static void products(Map<String, Operator> all) {
    all.put("Conv", Convolutions::plain);
    all.put("QLinearConv", Convolutions::quantized);
    all.put("ConvInteger", Convolutions::integer);
    all.put("ConvTranspose", Convolutions::transposed);
    all.put("Gemm", Products::gemm);
    all.put("MatMul", Products::matMul);
    all.put("MatMulInteger", Products::matMul);
    all.put("QLinearMatMul", Products::quantizedMatMul);
    all.put("Einsum", Einsum::run);
    all.put("LSTM", new Recurrences(Recurrent.Cell.LSTM));
    all.put("GRU", new Recurrences(Recurrent.Cell.GRU));
    all.put("RNN", new Recurrences(Recurrent.Cell.RNN));
    all.put("Attention", Attentions::standard);
  }

  /**
   * Adds the functions that are part of requantization if nothing else reads the preceding layer.
   */
  private static void requantization(Map<String, Operator> all) {
    all.put("Relu", Function::clamp);
    all.put("Clip", Function::clamp);
    all.put("LeakyRelu", Function.table("LeakyRelu", Map.of("alpha", 0.01)));
    all.put("PRelu", Function::slopes);
    all.put("Elu", Function.table("Elu", Map.of("alpha", 1.0)));
    all.put("Celu", Function.table("Celu", Map.of("alpha", 1.0)));
    all.put("Selu", Function.table("Selu", Map.of("alpha", 1.67326, "gamma", 1.0507)));
    all.put("HardSigmoid", Function.table("HardSigmoid", Map.of("alpha", 0.2, "beta", 0.5)));
    all.put("ThresholdedRelu", Function.table("ThresholdedRelu", Map.of("alpha", 1.0)));
    all.put("Swish", Function.table("Swish", Map.of("alpha", 1.0)));
    for (String name : new String[] {"HardSwish", "Softplus", "Softsign", "Mish"}) {
      all.put(name, Function.table(name, Map.of()));
    }
    all.put("Sigmoid", Function.of("Sigmoid", x -> 1 / (1 + StrictMath.exp(-x))));
    all.put("Tanh", Function.of("Tanh", StrictMath::tanh));
    all.put("Erf", Function.table("Erf", Map.of()));
    all.put("Exp", Function.of("Exp", StrictMath::exp));
    all.put("Log", Function.of("Log", StrictMath::log));
    all.put("Sin", Function.of("Sin", StrictMath::sin));
    all.put("Cos", Function.of("Cos", StrictMath::cos));
    all.put("Sqrt", Function.of("Sqrt", Math::sqrt));
    all.put("Reciprocal", Function.of("Reciprocal", x -> 1 / x));
    all.put("Neg", Function.of("Neg", x -> -x));
    all.put("Abs", Function.of("Abs", Math::abs));
    all.put("Floor", Function.of("Floor", Math::floor));
    all.put("Ceil", Function.of("Ceil", Math::ceil));
    all.put("Round", Function.of("Round", Math::rint));
    all.put("Sign", Function.of("Sign", Math::signum));
    all.put("BatchNormalization", Normalizations::batch);
    all.put("QuantizeLinear", Quantizations::quantize);
    all.put("DequantizeLinear", Quantizations::dequantize);
    all.put("DynamicQuantizeLinear", Quantizations::quantizeDynamically);
    all.put("MaxPool", Pools::max);
    all.put("AveragePool", Pools::average);
    all.put("GlobalMaxPool", Pools::globalMax);
    all.put("GlobalAveragePool", Pools::globalAverage);
  }

  private static void arithmetic(Map<String, Operator> all) {
    all.put("Add", Arithmetic.of("Add", Double::sum, null));
    all.put(ShortcutPattern.OPERATOR, ShortcutPattern::run);
    all.put("Sum", Arithmetic.of("Add", Double::sum, null));
    all.put("Sub", Arithmetic.of("Sub", (a, b) -> a - b, Operation.SUB));
    all.put("Mul", Arithmetic.of("Mul", (a, b) -> a * b, Operation.MUL));
    all.put("Div", Arithmetic.of("Div", (a, b) -> a / b, Operation.DIV));
    all.put("Min", Arithmetic.of("Min", Math::min, Operation.MIN));
    all.put("Max", Arithmetic.of("Max", Math::max, Operation.MAX));
    all.put("Mean", Arithmetic.of("Mean", Double::sum, null));
    all.put("Pow", Arithmetic.of("Pow", StrictMath::pow, Operation.MUL));
    all.put("Mod", Arithmetic.of("Mod", (a, b) -> a - b * Math.floor(a / b), Operation.DIV));
    all.put("Equal", Arithmetic.logical("Equal", (a, b) -> a == b ? 1 : 0));
    all.put("Less", Arithmetic.logical("Less", (a, b) -> a < b ? 1 : 0));
    all.put("LessOrEqual", Arithmetic.logical("LessOrEqual", (a, b) -> a <= b ? 1 : 0));
    all.put("Greater", Arithmetic.logical("Greater", (a, b) -> a > b ? 1 : 0));
    all.put("GreaterOrEqual", Arithmetic.logical("GreaterOrEqual", (a, b) -> a >= b ? 1 : 0));
    all.put("And", Arithmetic.logical("And", (a, b) -> a * b != 0 ? 1 : 0));
    all.put("Or", Arithmetic.logical("Or", (a, b) -> a + b != 0 ? 1 : 0));
    all.put("Xor", Arithmetic.logical("Xor", (a, b) -> a == b ? 0 : 1));
    all.put("Not", ShapeOperators.test(value -> value == 0));
    all.put("IsNaN", ShapeOperators.test(Double::isNaN));
    all.put("Where", ShapeOperators::where);
  }

  private static void axes(Map<String, Operator> all) {
    all.put("Identity", AxisOperators::identity);
    all.put("Dropout", AxisOperators::identity);
    all.put("Cast", AxisOperators::cast);
    all.put("CastLike", AxisOperators::castLike);
    all.put("Reshape", AxisOperators::reshape);
    all.put("Flatten", AxisOperators::flatten);
    all.put("Squeeze", AxisOperators::squeeze);
    all.put("Unsqueeze", AxisOperators::unsqueeze);
    all.put("Transpose", AxisOperators::transpose);
    all.put("DepthToSpace", AxisOperators::depthToSpace);
    all.put("SpaceToDepth", AxisOperators::spaceToDepth);
    all.put("Expand", PickOperators::expand);
    all.put("Tile", PickOperators::tile);
    all.put("Gather", PickOperators::gather);
    all.put("Concat", Concatenations::concat);
    all.put("Split", Concatenations::split);
    all.put("Slice", Slices::slice);
    all.put("Pad", PickOperators::pad);
    all.put("Resize", Resizes::resize);
    all.put("Upsample", Resizes::resize);
  }

  private static void shapes(Map<String, Operator> all) {
    all.put("Shape", ShapeOperators::shape);
    all.put("Size", ShapeOperators::size);
    all.put("Constant", ShapeOperators::constant);
    all.put("ConstantOfShape", ShapeOperators::constantOfShape);
    all.put("Range", ShapeOperators::range);
    all.put("Trilu", ShapeOperators.elementwise(ShapeOperators::triangle));
    all.put("CumSum", ShapeOperators.elementwise(ShapeOperators::cumulativeSum));
    all.put("NonZero", ShapeOperators::nonZero);
  }

  private static void vectors(Map<String, Operator> all) {
    all.put("Softmax", Normalizations::softmax);
    all.put("LogSoftmax", Normalizations::logSoftmax);
    all.put("LayerNormalization", Normalizations::layer);
    all.put("RMSNormalization", Normalizations::rootMeanSquare);
    all.put("SimplifiedLayerNormalization", Normalizations::rootMeanSquare);
    all.put("InstanceNormalization", Normalizations::statistics);
    all.put("GroupNormalization", Normalizations::statistics);
    all.put("MeanVarianceNormalization", Normalizations::statistics);
    all.put("LpNormalization", Normalizations::norm);
    all.put("LRN", Normalizations::localResponse);
    all.put("Gelu", Normalizations::gelu);
    all.put("RotaryEmbedding", Attentions::rotary);
    all.put("ArgMax", Reductions::argument);
    all.put("ArgMin", Reductions::argument);
    double none = Double.NEGATIVE_INFINITY;
    all.put("ReduceMean", new Reductions("ReduceMean", Double::sum, 0, true));
    all.put("ReduceSum", new Reductions("ReduceSum", Double::sum, 0, false));
    all.put("ReduceProd", new Reductions("ReduceProd", (a, b) -> a * b, 1, false));
    all.put("ReduceMax", new Reductions("ReduceMax", Math::max, none, false));
    all.put("ReduceMin", new Reductions("ReduceMin", Math::min, -none, false));
    all.put("ReduceSumSquare", new Reductions("ReduceSumSquare", (a, b) -> a + b * b, 0, false));
    all.put("ReduceL1", new Reductions("ReduceL1", (a, b) -> a + Math.abs(b), 0, false));
    all.put("ReduceL2", new Reductions("ReduceL2", StrictMath::hypot, 0, false));
  }

  /** Operators written by ONNX Runtime's tools. */
  private static Map<String, Operator> microsoft() {
    var all = new HashMap<String, Operator>();
    all.put("QuantizeLinear", Quantizations::quantize);
    all.put("DequantizeLinear", Quantizations::dequantize);
    all.put("Gelu", Normalizations::gelu);
    all.put("FastGelu", Normalizations::gelu);
    all.put("QuickGelu", Function.table("QuickGelu", Map.of("alpha", 1.702)));
    all.put("SkipLayerNormalization", call -> Normalizations.skip(call, false));
    all.put("SkipSimplifiedLayerNormalization", call -> Normalizations.skip(call, true));
    all.put("SimplifiedLayerNormalization", Normalizations::rootMeanSquare);
    all.put("RotaryEmbedding", Attentions::rotary);
    all.put("MultiHeadAttention", Attentions::multiHead);
    all.put("GroupQueryAttention", Attentions::groupQuery);
    all.put("Attention", Attentions::withWeights);
    var prefixed = new HashMap<String, Operator>();
    all.forEach((name, operator) -> prefixed.put(MICROSOFT + name, operator));
    return prefixed;
  }
}
