package org.hcim.jobs.summary;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The most bits of the designs of a sweep, failed ones included.
 *
 * @param weightBits of any design
 * @param activationBits of any design
 */
public record MostBits(int weightBits, int activationBits) implements Serializable {

  /** No designs. */
  public static final MostBits NONE = new MostBits(0, 0);

  /**
   * The most bits of a table.
   *
   * @param results all rows of a sweep
   */
  public static MostBits of(Dataset<Row> results) {
    return results
        .select("weight_bits", "activation_bits")
        .javaRDD()
        .mapPartitions(rows -> List.of(of(rows)).iterator())
        .fold(NONE, MostBits::or);
  }

  private static MostBits of(Iterator<Row> rows) {
    MostBits most = NONE;
    while (rows.hasNext()) {
      most = most.or(rows.next());
    }
    return most;
  }

  /** The most of these and one more design, whose bits are the first two columns of its row. */
  public MostBits or(Row row) {
    int weights = row.isNullAt(0) ? 0 : row.getInt(0);
    int activations = row.isNullAt(1) ? 0 : row.getInt(1);
    return weights <= weightBits && activations <= activationBits
        ? this
        : or(new MostBits(weights, activations));
  }

  /** The most of two parts of the designs. */
  public MostBits or(MostBits other) {
    return new MostBits(
        Math.max(weightBits, other.weightBits), Math.max(activationBits, other.activationBits));
  }
}
