package org.hcim.simulator.calibration;

import java.util.SplittableRandom;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.simulator.crossbar.Slicing;

/**
 * Columns of a layer whose weights and activations are independent and follow {@link CodeModel}.
 * Weights are drawn once, because each column keeps its weights; over activations, the
 * distributions and covariances of the partial sums are exact. A few outputs and row tiles
 * represent all, which are alike.
 */
final class ExpectedColumns {

  private static final int OUTPUTS = 8;
  private static final int MAX_SPLITS = 4;
  private static final long SEED = 1;

  private final ColumnOrder order;
  private final CodeModel activations;
  private final int rows;
  private final int[][][] cells;
  private final double[][] streamCovariances;

  /**
   * Creates the columns of a layer.
   *
   * @param inputs rows of the layer's weights
   */
  ExpectedColumns(AlgorithmSetting setting, int inputs) {
    var slicing = new Slicing(setting.precision(), setting.signedMapping());
    rows = setting.inputRows();
    int modeled = Math.min(inputs, MAX_SPLITS * rows);
    order = new ColumnOrder((modeled + rows - 1) / rows, OUTPUTS, slicing);
    activations = CodeModel.activations(slicing.mostActivation());
    cells = draw(CodeModel.weights(slicing.leastWeight(), slicing.mostWeight()), modeled);
    streamCovariances = streamCovariances();
  }

  /** Draws the cells of random weights, by output, slice and input. */
  private int[][][] draw(CodeModel model, int inputs) {
    var random = new SplittableRandom(SEED);
    var drawn = new int[OUTPUTS][order.slices()][inputs];
    for (int[][] ofOutput : drawn) {
      for (int input = 0; input < inputs; input++) {
        int weight = model.quantile(random.nextDouble());
        for (int slice = 0; slice < ofOutput.length; slice++) {
          ofOutput[slice][input] = order.slicing().digit(weight, slice);
        }
      }
    }
    return drawn;
  }

  private double[][] streamCovariances() {
    var covariances = new double[order.streams()][order.streams()];
    for (int i = 0; i < covariances.length; i++) {
      for (int j = 0; j < covariances.length; j++) {
        int first = i;
        int second = j;
        covariances[i][j] =
            activations.mean(code -> (double) digit(code, first) * digit(code, second))
                - activations.mean(code -> digit(code, first))
                    * activations.mean(code -> digit(code, second));
      }
    }
    return covariances;
  }

  private int digit(int activation, int stream) {
    return order.slicing().streamDigit(activation, stream);
  }

  ColumnOrder order() {
    return order;
  }

  /** The model of activations. */
  CodeModel activations() {
    return activations;
  }

  /** The first input of a column's row tile. */
  int firstInput(int column) {
    return order.split(column) * rows;
  }

  /** The end of a column's row tile, exclusive. */
  int endInput(int column) {
    return Math.min(cells[0][0].length, firstInput(column) + rows);
  }

  /** The cells of a column's output and slice, for all inputs. */
  int[] cells(int column) {
    return cells[order.output(column)][order.slice(column)];
  }

  /** The distributions of the partial sums of all columns. */
  ColumnStatistics statistics() {
    var least = new int[order.count()];
    var histograms = new int[least.length][];
    for (int i = 0; i < least.length; i++) {
      SumDistribution sums = distribution(i);
      least[i] = sums.least();
      histograms[i] = sums.histogram();
    }
    return new ColumnStatistics(least, histograms);
  }

  private SumDistribution distribution(int column) {
    Slicing slicing = order.slicing();
    int stream = order.stream(column);
    int most = (1 << slicing.precision().cellBits()) - 1;
    var counts = new int[2 * most + 1];
    for (int input = firstInput(column); input < endInput(column); input++) {
      counts[most + cells(column)[input]]++;
    }
    SumDistribution digits =
        activations.digits(code -> digit(code, stream), (1 << slicing.streamWidth(stream)) - 1);
    SumDistribution sum = SumDistribution.ZERO;
    for (int i = 0; i < counts.length; i++) {
      sum = i == most ? sum : sum.plus(digits.scaled(i - most).times(counts[i]));
    }
    return sum;
  }

  /**
   * The covariances of the partial sums of an output's columns in one row tile.
   *
   * @param first index of the first of these columns
   */
  double[][] covariances(int first) {
    int streams = order.streams();
    var found = new double[order.slices() * streams][order.slices() * streams];
    for (int i = 0; i < found.length; i += streams) {
      for (int l = 0; l < found.length; l += streams) {
        double products = products(first + i, first + l);
        for (int j = 0; j < streams * streams; j++) {
          int one = j / streams;
          int other = j % streams;
          found[i + one][l + other] = products * streamCovariances[one][other];
        }
      }
    }
    return found;
  }

  /** The sum of the products of two columns' cells. */
  private double products(int a, int b) {
    int[] one = cells(a);
    int[] other = cells(b);
    double products = 0;
    for (int input = firstInput(a); input < endInput(a); input++) {
      products += one[input] * other[input];
    }
    return products;
  }

  /** The significance of a column in the products, with its sign. */
  double factor(int column) {
    Slicing slicing = order.slicing();
    return (double) slicing.significance(order.slice(column))
        * (1 << slicing.firstBit(order.stream(column)));
  }
}
