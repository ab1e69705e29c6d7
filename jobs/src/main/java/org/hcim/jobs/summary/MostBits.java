package org.hcim.jobs.summary;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.RowSummary;

/**
 * The largest bit widths among the designs of a sweep, including failed ones.
 *
 * @param weightBits largest number of weight bits of any design
 * @param activationBits largest number of activation bits of any design
 */
public record MostBits(int weightBits, int activationBits) implements RowSummary<MostBits> {

  /** No designs. */
  public static final MostBits NONE = new MostBits(0, 0);

  /** Unknown widths: no design is known to have the most bits. */
  public static final MostBits UNKNOWN = new MostBits(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /**
   * The largest bit widths in a table.
   *
   * @param results all rows of a sweep
   */
  public static MostBits of(Dataset<Row> results) {
    return RowSummary.of(results.select("weight_bits", "activation_bits"), NONE);
  }

  /**
   * The largest bit widths of these and one more design, whose bit widths are the first two columns
   * of its row.
   */
  @Override
  public MostBits add(Row row) {
    int weights = row.isNullAt(0) ? 0 : row.getInt(0);
    int activations = row.isNullAt(1) ? 0 : row.getInt(1);
    return weights <= weightBits && activations <= activationBits
        ? this
        : merge(new MostBits(weights, activations));
  }

  /** The largest bit widths of two parts of the designs. */
  @Override
  public MostBits merge(MostBits other) {
    return new MostBits(
        Math.max(weightBits, other.weightBits), Math.max(activationBits, other.activationBits));
  }
}
