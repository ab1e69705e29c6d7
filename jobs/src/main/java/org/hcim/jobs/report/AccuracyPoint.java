package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.DesignText;
import org.hcim.jobs.summary.Evidence;
import org.hcim.jobs.summary.KnownLoss;

/**
 * The lowest energy at one accuracy with one kind of readout.
 *
 * @param workload the network
 * @param readout the readout's key
 * @param top1Pct top-1 accuracy in percent, or null where only the loss is known
 * @param loss percentage points below the network with an ideal readout, or null where unknown
 * @param evidence the evidence for the loss
 * @param source the publication or training, or null
 * @param energyPj the lowest energy of designs with this readout and accuracy
 * @param configIndex the design that has it
 * @param words its readout and main parameters
 */
record AccuracyPoint(
    String workload,
    String readout,
    Number top1Pct,
    Number loss,
    String evidence,
    String source,
    Number energyPj,
    long configIndex,
    String words) {

  private static final String ENERGY = "energy_pj";

  /** The points of a sweep by network, from much accuracy to little, unknown accuracy last. */
  static List<AccuracyPoint> of(Dataset<Row> results) {
    Column[] columns = DesignText.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    return KnownLoss.of(results)
        .where("status = 'ok'")
        .groupBy("workload", "readout", "accuracy_top1_pct", KnownLoss.LOSS, KnownLoss.EVIDENCE)
        .agg(
            max("accuracy_source").as("source"),
            min_by(struct(columns), struct(ENERGY, "config_index")).as("design"))
        .orderBy(
            col("workload"),
            col(KnownLoss.LOSS).asc_nulls_last(),
            col("accuracy_top1_pct").desc_nulls_last(),
            col("readout"),
            col(KnownLoss.EVIDENCE))
        .collectAsList()
        .stream()
        .map(AccuracyPoint::of)
        .toList();
  }

  private static AccuracyPoint of(Row row) {
    Row design = row.getAs("design");
    return new AccuracyPoint(
        row.getAs("workload"),
        row.getAs("readout"),
        digits(row.getAs("accuracy_top1_pct")),
        digits(row.getAs(KnownLoss.LOSS)),
        Evidence.of(row.getAs(KnownLoss.EVIDENCE)).words(),
        row.getAs("source"),
        Digits.of(design.<Double>getAs(ENERGY)),
        design.<Long>getAs("config_index"),
        DesignText.readout(design) + ", " + DesignText.words(design));
  }

  private static Number digits(Double value) {
    return value == null ? null : Digits.of(value);
  }
}
