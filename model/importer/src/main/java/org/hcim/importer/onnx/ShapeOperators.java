package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.hcim.accelerator.network.Elementwise;
import org.hcim.accelerator.network.VectorOperation;

/** Operators of shape arithmetic in exports, which are constant once inputs have sizes. */
final class ShapeOperators {

  private ShapeOperators() {}

  /** Shape, which may select a range of axes since opset 15. */
  static void shape(Call call) {
    List<Long> dims = call.dims(0);
    int rank = dims.size();
    int start = clamped(call.attributes().integer("start", 0), rank);
    int end = clamped(call.attributes().integer("end", rank), rank);
    call.put(Tensor.integers(start < end ? dims.subList(start, end) : List.of()));
  }

  private static int clamped(long axis, int rank) {
    long fromFront = axis < 0 ? axis + rank : axis;
    return (int) Math.max(0, Math.min(rank, fromFront));
  }

  static void size(Call call) {
    call.put(Tensor.of(ElementType.INT64, List.of(), (double) Dims.elements(call.dims(0))));
  }

  static void constant(Call call) {
    Attributes attributes = call.attributes();
    var tensor = attributes.tensor("value");
    if (tensor.isPresent()) {
      call.put(call.tensors().read(tensor.get()));
    } else if (attributes.has("value_int")) {
      call.put(
          Tensor.of(ElementType.INT64, List.of(), (double) attributes.integer("value_int", 0)));
    } else if (attributes.has("value_float")) {
      call.put(Tensor.of(ElementType.FLOAT, List.of(), attributes.real("value_float", 0)));
    } else if (attributes.has("value_ints")) {
      call.put(Tensor.integers(attributes.integers("value_ints").orElseThrow()));
    } else if (attributes.has("value_floats")) {
      double[] values =
          attributes.reals("value_floats").stream().mapToDouble(Double::doubleValue).toArray();
      call.put(Tensor.of(ElementType.FLOAT, List.of((long) values.length), values));
    } else {
      throw new Refusal("a constant of strings or of a sparse tensor is not supported");
    }
  }

  static void constantOfShape(Call call) {
    List<Long> dims = Dims.checked(call.longs(0));
    Optional<Tensor> value = call.attributes().tensor("value").map(call.tensors()::read);
    call.put(
        Numbers.filled(
            value.map(Tensor::type).orElse(ElementType.FLOAT),
            dims,
            value.map(Tensor::scalar).orElse(0.0)));
  }

  static void range(Call call) {
    double start = call.known(0).scalar();
    double limit = call.known(1).scalar();
    double delta = call.known(2).scalar();
    Refusal.unless(delta != 0, "delta (%s) must not be 0", delta);
    double count = Math.max(0, Math.ceil((limit - start) / delta));
    Refusal.unless(
        count <= Tensor.MAX_AT_HAND,
        "a range of %s numbers must have at most %d",
        count,
        Tensor.MAX_AT_HAND);
    double[] values = IntStream.range(0, (int) count).mapToDouble(i -> start + i * delta).toArray();
    call.put(Tensor.of(call.constant(0).type(), List.of((long) values.length), values));
  }

  /** Selects one of two values by a condition: the operator Where. */
  static void where(Call call) {
    List<Long> dims = Dims.broadcast(Dims.broadcast(call.dims(0), call.dims(1)), call.dims(2));
    if (call.isConstant()) {
      Tensor condition = Movement.expand(call.dims(0), dims).of(call.constant(0));
      Tensor yes = Movement.expand(call.dims(1), dims).of(call.constant(1));
      Tensor no = Movement.expand(call.dims(2), dims).of(call.constant(2));
      call.put(
          Tensor.computed(
              yes.type(),
              dims,
              List.of(condition, yes, no),
              () ->
                  IntStream.range(0, Math.toIntExact(Dims.elements(dims)))
                      .mapToDouble(
                          i -> condition.numbers()[i] != 0 ? yes.numbers()[i] : no.numbers()[i])
                      .toArray()));
      return;
    }
    Arithmetic.of("Where", (a, b) -> a, Elementwise.Operation.SELECT).select(call, dims);
  }

  /** An operator that is computed on constants; on activations, it is one operation per element. */
  static Operator elementwise(Operator onConstants) {
    return call -> {
      if (call.isConstant(0)) {
        onConstants.run(call);
      } else {
        Function.vector(call, 0, 1, VectorOperation.Function.ANY);
      }
    };
  }

  /** Not and IsNaN: a test of each element. */
  static Operator test(DoublePredicate holds) {
    return elementwise(
        call ->
            call.put(
                Numbers.map(
                    call.constant(0), ElementType.BOOL, value -> holds.test(value) ? 1 : 0)));
  }

  /** Trilu of constants: the upper or lower triangle of matrices. */
  static void triangle(Call call) {
    boolean isUpper = call.attributes().integer("upper", 1) != 0;
    long diagonal = call.has(1) ? (long) call.known(1).scalar() : 0;
    Tensor tensor = call.constant(0);
    Refusal.unless(tensor.rank() >= 2, "data (%s) must be matrices", Text.sizes(tensor.dims()));
    long columns = tensor.dims().get(tensor.rank() - 1);
    long rows = tensor.dims().get(tensor.rank() - 2);
    call.put(
        Numbers.changed(
            tensor,
            values -> {
              for (int i = 0; i < values.length; i++) {
                long offset = i % columns - i / columns % rows;
                boolean isKept = isUpper ? offset >= diagonal : offset <= diagonal;
                values[i] = isKept ? values[i] : 0;
              }
            }));
  }

  /** CumSum of constants along an axis. */
  static void cumulativeSum(Call call) {
    Tensor tensor = call.constant(0);
    int axis = Dims.axis((long) call.known(1).scalar(), tensor.rank());
    boolean isPlain =
        call.attributes().integer("exclusive", 0) == 0
            && call.attributes().integer("reverse", 0) == 0;
    Refusal.unless(isPlain, "exclusive and reverse sums are not supported on constants");
    long step = Dims.steps(tensor.dims())[axis];
    long size = tensor.dims().get(axis);
    call.put(
        Numbers.changed(
            tensor,
            sums -> {
              for (int i = 0; i < sums.length; i++) {
                if (i / step % size > 0) {
                  sums[i] += sums[i - (int) step];
                }
              }
            }));
  }

  /** NonZero of constants. */
  static void nonZero(Call call) {
    Tensor tensor = call.known(0);
    long[] steps = Dims.steps(tensor.dims());
    double[] values = tensor.numbers();
    int[] found = IntStream.range(0, values.length).filter(i -> values[i] != 0).toArray();
    var indices = new ArrayList<Double>();
    for (int axis = 0; axis < steps.length; axis++) {
      for (int index : found) {
        indices.add((double) (index / steps[axis] % tensor.dims().get(axis)));
      }
    }
    call.put(
        Tensor.of(
            ElementType.INT64,
            List.of((long) steps.length, (long) found.length),
            indices.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
