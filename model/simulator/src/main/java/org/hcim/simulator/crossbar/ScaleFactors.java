package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import org.hcim.accelerator.design.ScaleFactorGranularity;

/**
 * The unsigned scale-factor codes of one matrix, by row tile, slice, stream and output where the
 * granularity distinguishes them.
 */
public final class ScaleFactors {

  /** The scale factors of a readout without any. */
  public static final ScaleFactors NONE = new ScaleFactors(Shape.EMPTY, new int[0]);

  private static final long MAX_CODES = 1L << 28;

  private final Shape shape;
  private final int[] codes;

  private ScaleFactors(Shape shape, int[] codes) {
    this.shape = shape;
    this.codes = codes;
  }

  /** The number of scale factors along each axis; 1 along a shared axis. */
  public record Shape(int splits, int slices, int streams, int outputs) {

    private static final Shape EMPTY = new Shape(0, 0, 0, 0);

    /** The shape of the scale factors of a matrix. */
    public static Shape of(
        int splits, Slicing slicing, int outputs, ScaleFactorGranularity granularity) {
      int slices = slicing.slices();
      int streams = slicing.precision().streams();
      return switch (granularity) {
        case BIT_SLICE -> new Shape(splits, slices, streams, outputs);
        case COLUMN -> new Shape(splits, slices, 1, outputs);
        case CHANNEL -> new Shape(1, 1, 1, outputs);
        case LAYER -> new Shape(1, 1, 1, 1);
      };
    }

    static Shape of(Datapath datapath, int inputs, int outputs) {
      if (!(datapath.readout() instanceof ColumnReadout.Comparators comparators)) {
        return EMPTY;
      }
      return of(
          datapath.splits(inputs), datapath.slicing(), outputs, comparators.dcim().granularity());
    }

    /** The number of scale factors. */
    public int size() {
      long size = (long) splits * outputs * slices * streams;
      check(size <= MAX_CODES, "scale factors (%d) must be at most %d", size, MAX_CODES);
      return (int) size;
    }

    /** The index of the scale factor of a column in a stream. */
    public int index(int split, int slice, int stream, int output) {
      int row = Math.min(split, splits - 1) * slices;
      row = (row + Math.min(slice, slices - 1)) * streams;
      row = (row + Math.min(stream, streams - 1)) * outputs;
      return row + Math.min(output, outputs - 1);
    }
  }

  /** The number of scale factors of a matrix of this size. */
  public static int count(Datapath datapath, int inputs, int outputs) {
    return Shape.of(datapath, inputs, outputs).size();
  }

  /**
   * Creates scale factors that fit the registers of the DCiM array.
   *
   * @param codes codes ordered by row tile, slice, stream and output
   */
  public static ScaleFactors of(Datapath datapath, int inputs, int outputs, int[] codes) {
    var shape = Shape.of(datapath, inputs, outputs);
    check(
        codes.length == shape.size(),
        "scale factors (%d) must be as many as the granularity requires (%d)",
        codes.length,
        shape.size());
    if (datapath.readout() instanceof ColumnReadout.Comparators comparators) {
      checkCodes(codes, datapath, comparators.dcim());
    }
    return new ScaleFactors(shape, codes.clone());
  }

  /** The largest code that fits the registers of the array when shifted to any stream. */
  public static int mostCode(Datapath datapath, DcimWidths words) {
    int streams = datapath.slicing().precision().streams();
    int shift = words.shift(datapath.slicing().firstBit(streams - 1));
    return Math.min(words.mostScale(), words.mostSum() >> shift);
  }

  private static void checkCodes(int[] codes, Datapath datapath, DcimWidths words) {
    int most = mostCode(datapath, words);
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < 0 || codes[i] > most) {
        check(false, "scale factor %d (%d) must be from 0 to %d", i, codes[i], most);
      }
    }
  }

  /** The code of one scale factor. */
  public int code(int split, int slice, int stream, int output) {
    return codes[shape.index(split, slice, stream, output)];
  }

  /** The codes, in the order given to {@link #of}. */
  public int[] codes() {
    return codes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScaleFactors that
        && shape.equals(that.shape)
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes);
  }
}
