package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnReadings.Open;
import org.hcim.simulator.crossbar.FieldLoops.Weighted;

/**
 * Products for training, in one pass without partial sums in memory: the sums of the other kernels,
 * as long as no register overflows, and the share of columns that pass gradients. The kernel also
 * computes histograms of partial sums, and correlations of readings with other numbers. It is
 * stateless: threads share it, each with its own {@link Buffers}.
 */
public final class PartialSumKernel {

  private final PackedColumns columns;
  private final FieldLoops loops;
  private final Slicing slicing;

  /** Creates a kernel of weights in crossbars; the readout of the datapath is ignored. */
  public PartialSumKernel(Datapath datapath, WeightMatrix weights) {
    slicing = datapath.slicing();
    columns = new PackedColumns(datapath, weights);
    loops = new FieldLoops(columns.fields());
  }

  /** The packed format of the kernel's activations. */
  public StreamFields fields() {
    return columns.fields();
  }

  /** Receives the products of a block. */
  public interface Results {

    /**
     * Receives the share of columns that pass a gradient.
     *
     * @param open share by position; valid during the call
     */
    void open(int split, int output, int[] open, int positions);

    /**
     * Receives the sums of an output.
     *
     * @param sums sum by position; valid during the call
     */
    void sums(int output, int[] sums, int positions);
  }

  /** Buffers for one block; they grow to fit the largest block. */
  public static final class Buffers {

    private int[][][] rows = new int[0][][];
    private int[][] sums = new int[0][];
    private int[] counts = new int[0];
    private int[] open = new int[0];
    private int[] single = new int[0];
    private int[] room = new int[0];

    private void fit(PackedColumns columns, int positions) {
      int inputs = columns.rows() + 1;
      int words = columns.fields().words();
      if (counts.length < positions) {
        counts = new int[positions];
        open = new int[positions];
        single = new int[positions];
        room = new int[positions];
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

  /** Products with one set of readings, block by block. */
  public final class Multiplication {

    private final ColumnReadings readings;
    private final ReadingPlan.Read[] reads;
    private final Weighted[] open;
    private final int[] constants = new int[columns.outputs()];

    private Multiplication(ColumnReadings readings, Optional<Open> open) {
      this.readings = readings;
      var plan = new ReadingPlan(columns);
      reads = plan.reads(readings);
      this.open = open.map(plan::open).orElse(new Weighted[0]);
      int perOutput = slicing.slices() * fields().words();
      for (int i = 0; i < reads.length; i++) {
        constants[i / perOutput % columns.outputs()] += reads[i].constant();
      }
    }

    /** Multiplies one block. */
    public void run(PackedInputs inputs, int block, Buffers buffers, Results results) {
      int positions = inputs.positions(block);
      buffers.fit(columns, positions);
      for (int output = 0; output < columns.outputs(); output++) {
        Arrays.fill(buffers.sums[output], 0, positions, constants[output]);
      }
      for (int split = 0; split < columns.splits(); split++) {
        buffers.load(columns, inputs, block, split);
        for (int output = 0; output < columns.outputs(); output++) {
          Arrays.fill(buffers.open, 0, positions, 0);
          addColumns(split, output, buffers, positions);
          if (open.length > 0) {
            results.open(split, output, buffers.open, positions);
          }
        }
      }
      for (int output = 0; output < columns.outputs(); output++) {
        results.sums(output, buffers.sums[output], positions);
      }
    }

    private void addColumns(int split, int output, Buffers buffers, int positions) {
      for (int slice = 0; slice < slicing.slices(); slice++) {
        int column = columns.column(split, output, slice);
        for (int word = 0; word < fields().words(); word++) {
          count(column, word, buffers, positions);
          int at = column * fields().words() + word;
          if (reads.length > 0) {
            add(reads[at], buffers, buffers.sums[output], positions);
          } else {
            addUniform(column, word, buffers, buffers.sums[output], positions);
          }
          if (open.length > 0) {
            loops.addBetween(open[at], buffers.counts, buffers.room, buffers.open, positions);
          }
        }
      }
    }

    private void add(ReadingPlan.Read read, Buffers buffers, int[] sums, int positions) {
      if (read.factor() == 1) {
        loops.addBoth(read.weighted(), buffers.counts, buffers.room, sums, positions);
        return;
      }
      Arrays.fill(buffers.single, 0, positions, 0);
      loops.addBoth(read.weighted(), buffers.counts, buffers.room, buffers.single, positions);
      FieldLoops.addMultiple(read.factor(), buffers.single, sums, positions);
    }

    private void addUniform(int column, int word, Buffers buffers, int[] sums, int positions) {
      ColumnReadout readout = ((ColumnReadings.Uniform) readings).readout();
      var table = new int[1 + columns.most(column)];
      for (int i = 0; i < table.length; i++) {
        table[i] = readout.read(i - columns.offset(column));
      }
      for (int field = 0; field < fields().streams(word); field++) {
        int stream = word * fields().perWord() + field;
        int factor = slicing.significance(columns.sliceOf(column)) << slicing.firstBit(stream);
        loops.addLooked(field, table, factor, buffers.counts, sums, positions);
      }
    }
  }

  /** Prepares products with these readings and, optionally, gradient ranges. */
  public Multiplication multiplication(ColumnReadings readings, Optional<Open> open) {
    check(
        slicing.activationCode() == ActivationCode.UNSIGNED,
        "activation code (%s) must be %s to be trained",
        slicing.activationCode(),
        ActivationCode.UNSIGNED);
    return new Multiplication(readings, open);
  }

  private void count(int column, int word, Buffers buffers, int positions) {
    PackedColumns.Cells cells = columns.cells(column);
    loops.count(
        cells.plus(),
        cells.minus(),
        columns.offset(column),
        buffers.rows[word],
        columns.rows(),
        buffers.counts,
        positions);
  }

  /**
   * Adds the partial sums of a block to histograms.
   *
   * @param histograms by row tile, output, slice and stream; the first entry counts {@link #least}
   */
  public void addHistograms(PackedInputs inputs, int block, Buffers buffers, int[][] histograms) {
    visit(
        inputs,
        block,
        buffers,
        (column, output, field, positions) ->
            loops.addHistogram(field, buffers.counts, histograms[column], positions));
  }

  /** Creates empty histograms. */
  public int[][] histograms() {
    var histograms = new int[columns()][];
    for (int i = 0; i < histograms.length; i++) {
      histograms[i] = new int[sums(i)];
    }
    return histograms;
  }

  /**
   * The partial sum that the first entry of a histogram counts.
   *
   * @param column index of the histogram
   */
  public int least(int column) {
    return -columns.offset(column / slicing.precision().streams());
  }

  /** The number of partial sums that a column can have; the length of its histogram. */
  public int sums(int column) {
    return 1 + columns.most(column / slicing.precision().streams());
  }

  /** The number of columns, counted once per stream. */
  public int columns() {
    return columns.count() * slicing.precision().streams();
  }

  /**
   * Accumulates the numbers of a block, weighted by the table entries of the columns' partial sums.
   *
   * @param tables tables whose sums are separate
   * @param numbers by output and position
   * @param sums by table, then by row tile, output, slice and stream
   */
  public void correlate(
      List<ReadingTables> tables,
      PackedInputs inputs,
      int block,
      Buffers buffers,
      float[][] numbers,
      double[][] sums) {
    visit(
        inputs,
        block,
        buffers,
        (column, output, field, positions) -> {
          for (int i = 0; i < sums.length; i++) {
            float[] table = tables.get(i).of(column);
            sums[i][column] +=
                loops.correlation(field, table, buffers.counts, numbers[output], positions);
          }
        });
  }

  /** Values by column and partial sum. */
  @FunctionalInterface
  public interface ReadingTables {

    /** The values of a column by partial sum, starting at {@link #least}. */
    float[] of(int column);
  }

  /** An operation on one field of the counts of a column and output. */
  @FunctionalInterface
  private interface Visitor {
    void field(int column, int output, int field, int positions);
  }

  private void visit(PackedInputs inputs, int block, Buffers buffers, Visitor visitor) {
    int positions = inputs.positions(block);
    buffers.fit(columns, positions);
    for (int split = 0; split < columns.splits(); split++) {
      buffers.load(columns, inputs, block, split);
      for (int output = 0; output < columns.outputs(); output++) {
        for (int slice = 0; slice < slicing.slices(); slice++) {
          int column = columns.column(split, output, slice);
          for (int word = 0; word < fields().words(); word++) {
            count(column, word, buffers, positions);
            for (int field = 0; field < fields().streams(word); field++) {
              visitor.field(columns.firstStream(column, word) + field, output, field, positions);
            }
          }
        }
      }
    }
  }
}
