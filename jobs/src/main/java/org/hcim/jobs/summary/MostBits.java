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

  private static final MostBits NONE = new MostBits(0, 0);

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
    int weightBits = 0;
    int activationBits = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      weightBits = Math.max(weightBits, row.isNullAt(0) ? 0 : row.getInt(0));
      activationBits = Math.max(activationBits, row.isNullAt(1) ? 0 : row.getInt(1));
    }
    return new MostBits(weightBits, activationBits);
  }

  /** The most of two parts of the designs. */
  public MostBits or(MostBits other) {
    return new MostBits(
        Math.max(weightBits, other.weightBits), Math.max(activationBits, other.activationBits));
  }
}
