package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnReadings.Open;
import org.hcim.simulator.crossbar.FieldLoops.Weighted;

/**
 * Products for training: the sums that the other kernels give as long as no word overflows, and the
 * share of columns that are open to gradients, in one pass in which no partial sum goes through
 * memory; also histograms of partial sums, and what columns' readings have to do with other
 * numbers. It has no state of its own: threads share it, each with {@link Buffers}.
 */
public final class PartialSumKernel {

  private final PackedColumns columns;
  private final FieldLoops loops;
  private final Slicing slicing;

  /** A kernel of weights in crossbars; the readout of the datapath does not matter. */
  public PartialSumKernel(Datapath datapath, WeightMatrix weights) {
    slicing = datapath.slicing();
    check(
        slicing.activationCode() == ActivationCode.UNSIGNED,
        "activation code (%s) must be %s to be trained",
        slicing.activationCode(),
        ActivationCode.UNSIGNED);
    columns = new PackedColumns(datapath, weights);
    loops = new FieldLoops(columns.fields());
  }

  /** The form in which the kernel takes activations. */
  public StreamFields fields() {
    return columns.fields();
  }

  /** Receives the products of a block. */
  public interface Results {

    /**
     * The share of columns that were open.
     *
     * @param open by position; valid during the call
     */
    void open(int split, int output, int[] open, int positions);

    /**
     * The sums.
     *
     * @param sums by position; valid during the call
     */
    void sums(int output, int[] sums, int positions);
  }

  /** Room for one block; it grows to the largest one. */
  public static final class Buffers {

    private int[][][] rows = new int[0][][];
    private int[][] sums = new int[0][];
    private int[] counts = new int[0];
    private int[] open = new int[0];

    private void fit(PackedColumns columns, int positions) {
      int inputs = columns.rows() + 1;
      int words = columns.fields().words();
      if (counts.length < positions) {
        counts = new int[positions];
        open = new int[positions];
        sums = new int[0][];
        rows = new int[0][][];
      }
      if (rows.length < words || rows[0].length < inputs) {
        rows = new int[words][inputs][counts.length];
      }
      if (sums.length < columns.outputs()) {
        sums = new int[columns.outputs()][counts.length];
      }
    }

    private void load(PackedColumns columns, PackedInputs inputs, int block, int split) {
      for (int word = 0; word < columns.fields().words(); word++) {
        inputs.load(block, word, columns.firstInput(split), columns.endInput(split), rows[word]);
        Arrays.fill(rows[word][columns.rows()], 0);
      }
    }
  }

  /** Multiplies one block. */
  public void multiply(
      ColumnReadings readings,
      Optional<Open> open,
      PackedInputs inputs,
      int block,
      Buffers buffers,
      Results results) {
    int positions = inputs.positions(block);
    buffers.fit(columns, positions);
    for (int output = 0; output < columns.outputs(); output++) {
      Arrays.fill(buffers.sums[output], 0, positions, 0);
    }
    for (int split = 0; split < columns.splits(); split++) {
      buffers.load(columns, inputs, block, split);
      for (int output = 0; output < columns.outputs(); output++) {
        Arrays.fill(buffers.open, 0, positions, 0);
        for (int slice = 0; slice < slicing.precision().slices(); slice++) {
          for (int word = 0; word < columns.fields().words(); word++) {
            var column = new Place(split, output, slice, word);
            count(column, buffers, positions);
            read(readings, column, buffers, positions);
            if (open.isPresent()) {
              addOpen(open.get(), column, buffers, positions);
            }
          }
        }
        if (open.isPresent()) {
          results.open(split, output, buffers.open, positions);
        }
      }
    }
    for (int output = 0; output < columns.outputs(); output++) {
      results.sums(output, buffers.sums[output], positions);
    }
  }

  /** A column and some streams. */
  private record Place(int split, int output, int slice, int word) {}

  private void count(Place at, Buffers buffers, int positions) {
    PackedColumns.Cells cells = columns.cells(at.split, at.output, at.slice);
    int offset = columns.offset(at.split, at.output, at.slice);
    loops.count(
        cells.plus(),
        cells.minus(),
        offset,
        buffers.rows[at.word],
        columns.rows(),
        buffers.counts,
        positions);
  }

  private void read(ColumnReadings readings, Place at, Buffers buffers, int positions) {
    int[] sums = buffers.sums[at.output];
    if (readings instanceof ColumnReadings.Comparators comparators) {
      var weights = weights(comparators.scales(), at, ColumnReadings.Comparators.MAX_WEIGHT);
      var weighted =
          new Weighted(
              thresholds(comparators.high(), 0, at),
              thresholds(comparators.low(), 1, at),
              fields().factor(weights, 0),
              fields().factor(weights, 1));
      int constant = -Arrays.stream(weights).sum();
      int factor = slicing.significance(at.slice);
      loops.addBoth(weighted, constant, factor, buffers.counts, sums, positions);
    } else {
      readUniform(((ColumnReadings.Uniform) readings).readout(), at, buffers, sums, positions);
    }
  }

  private void readUniform(
      ColumnReadout readout, Place at, Buffers buffers, int[] sums, int positions) {
    int offset = columns.offset(at.split, at.output, at.slice);
    var table = new int[1 + columns.most(at.split, at.output, at.slice)];
    for (int i = 0; i < table.length; i++) {
      table[i] = readout.read(i - offset);
    }
    for (int field = 0; field < fields().streams(at.word); field++) {
      int stream = at.word * fields().perWord() + field;
      int factor = slicing.significance(at.slice) << slicing.firstBit(stream);
      loops.addLooked(field, table, factor, buffers.counts, sums, positions);
    }
  }

  private void addOpen(Open open, Place at, Buffers buffers, int positions) {
    var weights = weights(open.shares(), at, Open.MAX_SHARE);
    var weighted =
        new Weighted(
            thresholds(open.from(), 0, at),
            thresholds(open.to(), 1, at),
            fields().factor(weights, 0),
            fields().factor(weights, 1));
    loops.addBetween(weighted, buffers.counts, buffers.open, positions);
  }

  /** The index of a column's first stream in the arrays of readings. */
  private int first(Place at) {
    int column = (at.split * columns.outputs() + at.output) * slicing.precision().slices();
    return (column + at.slice) * slicing.precision().streams() + at.word * fields().perWord();
  }

  private int[] weights(int[] all, Place at, int most) {
    var weights = new int[fields().perWord()];
    for (int field = 0; field < fields().streams(at.word); field++) {
      weights[field] = all[first(at) + field];
      if (weights[field] < 0 || weights[field] > most) {
        check(false, "weight (%d) of a column must be from 0 to %d", weights[field], most);
      }
    }
    return weights;
  }

  /** What sets the highest bit of each field from its threshold and {@code more} up. */
  private int thresholds(int[] all, int more, Place at) {
    int offset = columns.offset(at.split, at.output, at.slice);
    int half = 1 << (fields().bits() - 1);
    int word = 0;
    for (int field = 0; field < fields().streams(at.word); field++) {
      int threshold = Math.max(0, Math.min(half, all[first(at) + field] + more + offset));
      word |= (half - threshold) << (field * fields().bits());
    }
    return word;
  }

  /**
   * Counts the partial sums of a block.
   *
   * @param histograms by split, output, slice and stream: from {@link #least} up
   */
  public void addHistograms(PackedInputs inputs, int block, Buffers buffers, int[][] histograms) {
    visit(
        inputs,
        block,
        buffers,
        (at, field, positions) ->
            loops.addHistogram(field, buffers.counts, histograms[first(at) + field], positions));
  }

  /** Empty histograms. */
  public int[][] histograms() {
    var histograms = new int[columns()][];
    for (int i = 0; i < histograms.length; i++) {
      histograms[i] = new int[sums(i)];
    }
    return histograms;
  }

  /**
   * The partial sum that the first number of a histogram counts.
   *
   * @param column index of the histogram
   */
  public int least(int column) {
    int each = column / slicing.precision().streams();
    int slices = slicing.precision().slices();
    int output = each / slices;
    return -columns.offset(
        output / columns.outputs(), output % columns.outputs(), each % slices);
  }

  /** The partial sums that a column can have; the length of its histogram. */
  public int sums(int column) {
    int each = column / slicing.precision().streams();
    int slices = slicing.precision().slices();
    int output = each / slices;
    return 1
        + columns.most(output / columns.outputs(), output % columns.outputs(), each % slices);
  }

  /** Columns, once for each stream. */
  public int columns() {
    var precision = slicing.precision();
    return columns.splits() * columns.outputs() * precision.slices() * precision.streams();
  }

  /**
   * Adds up numbers of a block, each times the reading that its column has there.
   *
   * @param numbers by output and position
   * @param sums by split, output, slice and stream
   */
  public void correlate(
      ReadingTables tables,
      PackedInputs inputs,
      int block,
      Buffers buffers,
      float[][] numbers,
      double[] sums) {
    visit(
        inputs,
        block,
        buffers,
        (at, field, positions) -> {
          int column = first(at) + field;
          sums[column] +=
              loops.correlation(
                  field, tables.of(column), buffers.counts, numbers[at.output], positions);
        });
  }

  /** Numbers for the partial sums of a column. */
  @FunctionalInterface
  public interface ReadingTables {

    /** By partial sum, from {@link #least} up. */
    float[] of(int column);
  }

  /** What is done with one field of a column's counts. */
  @FunctionalInterface
  private interface Visitor {
    void field(Place at, int field, int positions);
  }

  private void visit(PackedInputs inputs, int block, Buffers buffers, Visitor visitor) {
    int positions = inputs.positions(block);
    buffers.fit(columns, positions);
    for (int split = 0; split < columns.splits(); split++) {
      buffers.load(columns, inputs, block, split);
      for (int output = 0; output < columns.outputs(); output++) {
        for (int slice = 0; slice < slicing.precision().slices(); slice++) {
          for (int word = 0; word < fields().words(); word++) {
            var at = new Place(split, output, slice, word);
            count(at, buffers, positions);
            for (int field = 0; field < fields().streams(word); field++) {
              visitor.field(at, field, positions);
            }
          }
        }
      }
    }
  }
}
