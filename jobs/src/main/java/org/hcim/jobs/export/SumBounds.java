package org.hcim.jobs.export;

import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.QuantizedLayer.Pool;

/** The largest numbers between the nodes of a product, which must fit single precision. */
record SumBounds(ProductColumns columns) {

  /** Single precision represents all integers up to this one. */
  static final long MAX = 1L << 24;

  /** The reason why numbers are not exact; empty if they are. */
  Optional<String> problem() {
    long sum = mostSum();
    ColumnReadout readout = columns.datapath().readout();
    if (readout instanceof ColumnReadout.Comparators comparators) {
      double reach = reach(factors(columns, comparators.dcim())) + comparators.dcim().mostSum() + 1;
      return exceeded("partial sums", sum)
          .or(() -> exceeded("sums of scale factors", (long) reach));
    }
    long offset =
        readout instanceof ColumnReadout.Adc adc
            ? Math.abs((long) adc.lowest()) + (1L << adc.stepLog2())
            : readout instanceof ColumnReadout.Ideal ? 0 : sum;
    return exceeded("partial sums", sum + offset)
        .or(() -> exceeded("words of columns", mostWord(readout, (int) sum)));
  }

  /** The reason why the sums of a mean are not exact; empty if they are. */
  static Optional<String> problem(Pool pool, Codes codes) {
    long area = (long) pool.window().height() * pool.window().width();
    return pool.kind() == Pool.Kind.MAX
        ? Optional.empty()
        : exceeded("sums", area * Math.max(codes.most(), -codes.least()));
  }

  private static Optional<String> exceeded(String numbers, long most) {
    return most <= MAX
        ? Optional.empty()
        : Optional.of(
            "%s reach %d and must be at most %d: single precision has no other whole numbers"
                .formatted(numbers, most, MAX));
  }

  private long mostWord(ColumnReadout readout, int sum) {
    long reading =
        Math.max(Math.abs((long) readout.read(sum)), Math.abs((long) readout.read(-sum)));
    return reading * ((1L << columns.slicing().precision().activationBits()) - 1);
  }

  /** The largest magnitude of a partial sum that the weights and the bit-streams permit. */
  long mostSum() {
    long most = 0;
    for (CrossbarMatrix group : columns.product().groups()) {
      for (int output = 0; output < columns.outputs(); output++) {
        for (int slice = 0; slice < columns.slicing().slices(); slice++) {
          most = Math.max(most, mostSum(group.weights(), output, slice));
        }
      }
    }
    return most * ((1L << columns.slicing().precision().streamBits()) - 1);
  }

  /** The largest sum of the magnitudes of a column's digits. */
  private long mostSum(WeightMatrix weights, int output, int slice) {
    Slicing slicing = columns.slicing();
    int rows = columns.datapath().rows();
    long most = 0;
    long sum = 0;
    for (int input = 0; input < weights.inputs(); input++) {
      sum = input % rows == 0 ? 0 : sum;
      sum += Math.abs(slicing.digit(weights.weight(output, input), slice));
      most = Math.max(most, sum);
    }
    return most;
  }

  /** The addends of a DCiM array by bit-stream and column. */
  static double[][] factors(ProductColumns columns, DcimWidths dcim) {
    Slicing slicing = columns.slicing();
    return columns.numbers(
        (group, split, output, slice, stream) ->
            slicing.streamSign(stream)
                * ((long) group.scales().code(split, slice, stream, output)
                    << dcim.shift(slicing.firstBit(stream))));
  }

  /** The largest magnitude of the sum of a column's addends. */
  static double reach(double[][] factors) {
    double most = 0;
    for (int column = 0; column < factors[0].length; column++) {
      double sum = 0;
      for (double[] stream : factors) {
        sum += Math.abs(stream[column]);
      }
      most = Math.max(most, sum);
    }
    return most;
  }
}
