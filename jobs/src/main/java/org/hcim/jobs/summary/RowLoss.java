package org.hcim.jobs.summary;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The accuracy loss of rows, with its evidence. */
public final class RowLoss implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The columns that determine the loss. */
  public static final List<String> COLUMNS = List.of("accuracy_loss_points", "accuracy_source");

  private final int lossPoints;
  private final int source;

  /**
   * Creates a reader of losses.
   *
   * @param type schema of the rows
   */
  public RowLoss(StructType type) {
    this.lossPoints = type.fieldIndex("accuracy_loss_points");
    this.source = type.fieldIndex("accuracy_source");
  }

  /** The evidence for a row's loss. */
  public Evidence evidence(Row row) {
    return Evidence.of(points(row), row.getString(source));
  }

  /** The loss of a row in percentage points; null if unknown. */
  public Double points(Row row) {
    return row.isNullAt(lossPoints) ? null : (Double) row.getDouble(lossPoints);
  }
}
