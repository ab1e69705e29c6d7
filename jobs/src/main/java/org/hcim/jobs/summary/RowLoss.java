package org.hcim.jobs.summary;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.ReadoutKind;

/** The accuracy loss of rows, with its evidence. */
public final class RowLoss implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The columns that determine the loss. */
  public static final List<String> COLUMNS =
      List.of(
          "accuracy_loss_points",
          "accuracy_source",
          "readout",
          "adc_clips",
          "weight_bits",
          "activation_bits");

  private final int lossPoints;
  private final int source;
  private final int readout;
  private final int clips;
  private final int weightBits;
  private final int activationBits;
  private final MostBits most;

  /**
   * Creates a reader of losses.
   *
   * @param type schema of the rows
   * @param most largest bit widths of any design of the sweep
   */
  public RowLoss(StructType type, MostBits most) {
    this.lossPoints = type.fieldIndex("accuracy_loss_points");
    this.source = type.fieldIndex("accuracy_source");
    this.readout = type.fieldIndex("readout");
    this.clips = type.fieldIndex("adc_clips");
    this.weightBits = type.fieldIndex("weight_bits");
    this.activationBits = type.fieldIndex("activation_bits");
    this.most = most;
  }

  /** The evidence for a row's loss. */
  public Evidence evidence(Row row) {
    return Evidence.of(lossPoints(row), row.getString(source), sumsExactly(row), hasMost(row));
  }

  /** The loss of a row with this evidence; null if unknown. */
  public Double points(Row row, Evidence evidence) {
    return evidence.loss(lossPoints(row), row.getString(source));
  }

  private Double lossPoints(Row row) {
    return row.isNullAt(lossPoints) ? null : (Double) row.getDouble(lossPoints);
  }

  private boolean sumsExactly(Row row) {
    return ReadoutKind.DIGITAL.key().equals(row.getString(readout))
        || (!row.isNullAt(clips) && !row.getBoolean(clips));
  }

  private boolean hasMost(Row row) {
    return !row.isNullAt(weightBits)
        && !row.isNullAt(activationBits)
        && row.getInt(weightBits) == most.weightBits()
        && row.getInt(activationBits) == most.activationBits();
  }
}
