package org.hcim.importer.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * A constant of a network. Its type and sizes are known; its values are read or computed on demand,
 * so large weights stay in their file until then.
 */
public final class Tensor {

  /** Values that are computed or read on demand. */
  @FunctionalInterface
  interface Source {
    double[] read();
  }

  /** The maximum elements of a tensor whose values an import inspects, as for shapes. */
  static final int MAX_AT_HAND = 1 << 16;

  /** The maximum elements of a tensor whose values can be read. */
  private static final long MAX_ELEMENTS = 1L << 28;

  /** The maximum computations from weights in the file to weights of a layer. */
  private static final int MAX_STEPS = 64;

  private final ElementType type;
  private final List<Long> dims;
  private final Source source;
  private final boolean isAtHand;
  private final int steps;
  private double[] kept;

  private Tensor(ElementType type, List<Long> dims, Source source, boolean isAtHand, int steps) {
    this.type = type;
    this.dims = List.copyOf(dims);
    this.source = source;
    this.isAtHand = isAtHand && elements() <= MAX_AT_HAND;
    this.steps = steps;
  }

  /** A tensor whose values are in the model's file. */
  static Tensor stored(ElementType type, List<Long> dims, Source source) {
    return new Tensor(type, dims, source, true, 0);
  }

  /** A tensor whose values are in another file. */
  static Tensor external(ElementType type, List<Long> dims, Source source) {
    return new Tensor(type, dims, source, false, 0);
  }

  /** A tensor with the given values. */
  static Tensor of(ElementType type, List<Long> dims, double... values) {
    return new Tensor(type, dims, () -> values, true, 0);
  }

  /** A list of integers, such as a shape. */
  static Tensor integers(List<Long> values) {
    double[] each = values.stream().mapToDouble(Long::doubleValue).toArray();
    return of(ElementType.INT64, List.of((long) each.length), each);
  }

  /** A tensor computed from others. */
  static Tensor computed(ElementType type, List<Long> dims, List<Tensor> from, Source source) {
    int steps = 1 + from.stream().mapToInt(tensor -> tensor.isAtHand ? 0 : tensor.steps).sum();
    Refusal.unless(
        steps <= MAX_STEPS, "more than %d computations on constants that are large", MAX_STEPS);
    boolean isAtHand = from.stream().allMatch(Tensor::isAtHand);
    var tensor = new Tensor(type, dims, source, isAtHand, steps);
    if (tensor.isAtHand) {
      tensor.numbers();
    }
    return tensor;
  }

  /** The type of the elements. */
  public ElementType type() {
    return type;
  }

  /** The sizes of the axes; none for a scalar. */
  public List<Long> dims() {
    return dims;
  }

  public int rank() {
    return dims.size();
  }

  /** The number of elements in the tensor. */
  public long elements() {
    return Dims.elements(dims);
  }

  /** Returns whether the values are small and in the model's file, or computed from such values. */
  boolean isAtHand() {
    return isAtHand;
  }

  /**
   * The values in row-major order; 64-bit integers are exact up to 2^53.
   *
   * @throws ImportException if the tensor is too large or external data cannot be read
   */
  public double[] values() {
    try {
      return numbers();
    } catch (Refusal e) {
      throw new ImportException("a constant of " + Text.sizes(dims), e.getMessage());
    }
  }

  /** The values during an import, which records refusals with the node. */
  double[] numbers() {
    if (kept != null) {
      return kept;
    }
    Refusal.unless(
        elements() <= MAX_ELEMENTS,
        "a constant of %s has more than 2^28 elements",
        Text.sizes(dims));
    double[] values = source.read();
    Refusal.unless(
        values.length == elements(),
        "a constant of %s has %d values",
        Text.sizes(dims),
        values.length);
    if (isAtHand) {
      kept = values;
    }
    return values;
  }

  /** The values in single precision. */
  public float[] floats() {
    double[] values = values();
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The values as integers. */
  long[] longs() {
    return Arrays.stream(numbers()).mapToLong(value -> (long) value).toArray();
  }

  /** The value of a one-element tensor. */
  double scalar() {
    Refusal.unless(elements() == 1, "a constant of %s must be a scalar", Text.sizes(dims));
    return numbers()[0];
  }
}
