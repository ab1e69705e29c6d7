package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.MatMul;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.Transpose;

/** Matrix products: of weights on crossbars, of two activations on the vector unit. */
final class Products {

  private Products() {}

  /** Adds a layer with weights. */
  static void emit(Call call, Node layer, Tensor weight, int input, List<Long> dims, int channels) {
    Value.Activation data = dataOf(call);
    call.emit(layer, Quantizations.resultType(call), dims, channels);
    note(call, layer.name(), weight, input, data);
  }

  private static Value.Activation dataOf(Call call) {
    for (int i = 0; i < call.inputs(); i++) {
      if (call.has(i) && call.value(i) instanceof Value.Activation activation) {
        return activation;
      }
    }
    throw new Refusal("an input must not be constant");
  }

  /** Records a layer's weight with the quantization of weight and input. */
  private static void note(
      Call call, String layer, Tensor weight, int input, Value.Activation data) {
    Optional<Quantization> codes =
        call.value(input) instanceof Value.Constant constant
            ? constant.quantization()
            : Optional.empty();
    call.draft()
        .addProduct(
            layer,
            new LayerParameters(
                Optional.of(weight),
                Optional.empty(),
                codes.or(() -> Quantizations.ofCodes(call, weight, input)),
                data.quantization().or(() -> Quantizations.ofCodes(call, data)),
                List.of()));
  }

  /** Records a layer's matrices on crossbars: their number, shape and positions. */
  static void onCrossbars(
      Call call, String layer, long rows, long outputs, long groups, long positions) {
    call.draft().add(new Product(layer, Product.Place.CROSSBAR, rows, outputs, groups, positions));
  }

  /** Folds in a bias with one value per output. */
  static void bias(Call call, String layer, Optional<Tensor> bias, long outputs) {
    bias.ifPresent(
        values -> {
          Refusal.unless(
              values.elements() == outputs,
              "a bias of %s must have %d numbers",
              Text.sizes(values.dims()),
              outputs);
          call.draft().fold(layer, new FoldedStep.Bias(call.node().name(), values));
        });
  }

  /** Gemm: alpha A B + beta C, where A and B may be transposed. */
  static void gemm(Call call) {
    Attributes attributes = call.attributes();
    boolean flipsA = attributes.integer("transA", 0) != 0;
    boolean flipsB = attributes.integer("transB", 0) != 0;
    Refusal.unless(
        call.dims(0).size() == 2 && call.dims(1).size() == 2,
        "A (%s) and B (%s) must be matrices",
        Text.sizes(call.dims(0)),
        Text.sizes(call.dims(1)));
    double alpha = attributes.real("alpha", 1);
    Operand a = Operand.of(call, 0).transposedIf(flipsA);
    Operand b = Operand.of(call, 1).transposedIf(flipsB);
    product(call, a, b, alpha, gemmOffset(call, attributes.real("beta", 1)));
  }

  private static Optional<Tensor> gemmOffset(Call call, double beta) {
    return call.has(2) && beta != 0
        ? Optional.of(Numbers.map(call.constant(2), ElementType.FLOAT, c -> beta * c))
        : Optional.empty();
  }

  /** MatMul and MatMulInteger: NumPy's product of the last two axes. */
  static void matMul(Call call) {
    product(call, Operand.of(call, 0), Operand.of(call, 1), 1, Optional.empty());
  }

  /** QLinearMatMul: a, its scale and zero point, b, its scale and zero point, y's. */
  static void quantizedMatMul(Call call) {
    product(call, Operand.of(call, 0), Operand.of(call, 3), 1, Optional.empty());
  }

  private static void product(
      Call call, Operand a, Operand b, double alpha, Optional<Tensor> offset) {
    MatMulShape shape = MatMulShape.of(a.dims(), b.dims());
    if (a.isConstant() && b.isConstant()) {
      throw new Refusal("a product of two constants is not supported");
    }
    if (!a.isConstant() && !b.isConstant()) {
      Refusal.unless(offset.isEmpty(), "an offset of a product of activations is not supported");
      ofActivations(call, a, b, shape);
    } else if (b.isConstant() && b.matrices() == 1) {
      rightWeight(call, a, b, shape, alpha, offset);
    } else if (a.isConstant() && a.matrices() == 1) {
      leftWeight(call, a, b, shape, alpha, offset);
    } else {
      Refusal.unless(offset.isEmpty(), "an offset of a product in groups is not supported");
      groups(call, a, b, shape);
    }
  }

  private static void ofActivations(Call call, Operand a, Operand b, MatMulShape shape) {
    String layer = call.name();
    String left = call.draft().tokens(a.activation(call).as(shape.left()), layer);
    String right = call.draft().tokens(b.activation(call).as(shape.right()), layer);
    call.add(new MatMul(layer, left, right), shape.full());
    call.draft()
        .add(
            new Product(
                layer,
                Product.Place.VECTOR,
                shape.inner(),
                shape.columns(),
                shape.batch(),
                shape.rows()));
    call.draft().addProduct(layer, LayerParameters.NONE);
    put(call, layer, shape, shape.full().size() - 1);
  }

  private static void put(Call call, String source, MatMulShape shape, int channels) {
    boolean isWhole = shape.result().equals(shape.full());
    call.put(
        0,
        new Value.Activation(
            Quantizations.resultType(call),
            shape.result(),
            source,
            isWhole ? Optional.of(source) : Optional.empty(),
            channels,
            Optional.empty()));
  }

  private static void rightWeight(
      Call call, Operand a, Operand b, MatMulShape shape, double alpha, Optional<Tensor> offset) {
    String layer = call.name();
    Value.Activation data = a.activation(call);
    String from = call.draft().tokens(data.as(shape.left()), layer);
    linear(call, layer, from, scaled(b.outputsFirst(), alpha), b, data, shape.full());
    onCrossbars(
        call,
        layer,
        shape.inner(),
        shape.columns(),
        1,
        Math.multiplyExact(shape.batch(), shape.rows()));
    put(call, layer, shape, shape.full().size() - 1);
    offset.ifPresent(c -> offset(call, layer, c, shape.full()));
  }

  /**
   * Adds a product with a left weight; the columns of the activation are the tokens of a linear
   * layer.
   */
  private static void leftWeight(
      Call call, Operand a, Operand b, MatMulShape shape, double alpha, Optional<Tensor> offset) {
    Refusal.unless(offset.isEmpty(), "an offset of a product with a left weight is not supported");
    String layer = call.name();
    Value.Activation data = b.activation(call);
    List<Long> flipped = flipped(shape.right());
    String columns = call.draft().unused(layer + ".columns");
    String from = call.draft().tokens(data.as(shape.right()), layer);
    call.add(new Transpose(columns, from, flip(flipped.size()), Axes.PLAIN), flipped);
    List<Long> made = flipped(shape.full());
    linear(call, layer, columns, scaled(a.rowsFirst(), alpha), a, data, made);
    onCrossbars(
        call,
        layer,
        shape.inner(),
        shape.rows(),
        1,
        Math.multiplyExact(shape.batch(), shape.columns()));
    String rows = call.draft().unused(layer + ".rows");
    call.add(new Transpose(rows, layer, flip(made.size()), Axes.PLAIN), shape.full());
    call.put(0, new Value.Activation(ElementType.FLOAT, shape.result(), rows));
  }

  private static void linear(
      Call call,
      String layer,
      String from,
      Tensor weight,
      Operand operand,
      Value.Activation data,
      List<Long> dims) {
    int outputs = Math.toIntExact(weight.dims().get(0));
    call.add(new Linear(layer, from, outputs), dims);
    note(call, layer, weight, operand.input(), data);
  }

  private static Tensor scaled(Tensor weight, double alpha) {
    return alpha == 1 ? weight : Numbers.map(weight, weight.type(), w -> alpha * w);
  }

  /** Folds in an offset of one value, or one per output; rejects others. */
  private static void offset(Call call, String layer, Tensor c, List<Long> dims) {
    long outputs = dims.get(dims.size() - 1);
    boolean isRow = c.rank() >= 1 && c.dims().get(c.rank() - 1) == outputs;
    boolean isPerOutput = c.elements() == 1 || (isRow && c.elements() == outputs);
    Refusal.unless(
        isPerOutput, "C (%s) must have one number, or one for each output", Text.sizes(c.dims()));
    call.draft().fold(layer, new FoldedStep.Bias(call.node().name(), c));
  }

  private static List<Integer> flip(int rank) {
    var order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    order.set(rank - 2, rank - 1);
    order.set(rank - 1, rank - 2);
    return order;
  }

  private static List<Long> flipped(List<Long> dims) {
    return flip(dims.size()).stream().map(dims::get).toList();
  }

  /**
   * Adds a product with one weight per matrix of the batch, as a grouped convolution with
   * one-element kernels.
   */
  private static void groups(Call call, Operand a, Operand b, MatMulShape shape) {
    Refusal.unless(
        b.isConstant() && b.matrices() == a.matrices() && shape.left().size() == 3,
        "weights of %s need an activation with the same batch, not %s",
        Text.sizes(b.dims()),
        Text.sizes(a.dims()));
    String layer = call.name();
    long groups = shape.batch();
    Value.Activation data = a.activation(call);
    String columns = call.draft().unused(layer + ".columns");
    List<Long> flipped = flipped(shape.left());
    call.add(
        new Transpose(columns, call.draft().tokens(data, layer), flip(3), Axes.PLAIN), flipped);
    List<Long> maps = List.of(1L, groups * shape.inner(), shape.rows());
    String stacked =
        call.draft().maps(new Value.Activation(ElementType.FLOAT, maps, columns), layer);
    int channels = Math.toIntExact(groups * shape.columns());
    List<Long> made = List.of(1L, (long) channels, shape.rows());
    var window = SlidingWindow.square(1, 1, 1, 0);
    call.add(new Convolution(layer, stacked, channels, window, Math.toIntExact(groups)), made);
    Tensor weight =
        Movement.reshape(List.of((long) channels, shape.inner(), 1L))
            .of(Movement.transpose(b.tensor().dims(), List.of(0, 2, 1)).of(b.tensor()));
    note(call, layer, weight, b.input(), data);
    onCrossbars(call, layer, shape.inner(), shape.columns(), groups, shape.rows());
    var result = new Value.Activation(ElementType.FLOAT, made, layer);
    List<Long> split = List.of(groups, shape.columns(), shape.rows());
    String rows = call.draft().unused(layer + ".rows");
    String apart = call.draft().tokens(result.as(split), layer);
    call.add(new Transpose(rows, apart, flip(3), Axes.PLAIN), shape.full());
    call.put(0, new Value.Activation(ElementType.FLOAT, shape.result(), rows));
  }
}
