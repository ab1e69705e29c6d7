package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The accuracy loss of designs with its evidence, as two columns beside those of the results.
 *
 * <p>A digital array, and an ADC that clips no partial sum, compute the network with an ideal
 * readout. Where nothing was measured, they lose nothing, if their weights and activations have the
 * most bits of the sweep; the loss of fewer bits is unknown.
 */
public final class KnownLoss {

  /** Percentage points below the reference; NULL where unknown. */
  public static final String LOSS = "known_loss_points";

  /** The key of an {@link Evidence}. */
  public static final String EVIDENCE = "loss_evidence";

  private static final String EXACT_SUMS = "readout = 'digital' OR NOT adc_clips";

  private KnownLoss() {}

  /**
   * The results with the two columns.
   *
   * @param results all rows of a sweep: the most bits are those of any of its designs
   */
  public static Dataset<Row> of(Dataset<Row> results) {
    return of(results, MostBits.of(results));
  }

  /**
   * Some rows of a sweep with the two columns.
   *
   * @param most the most bits of any design of the sweep
   */
  public static Dataset<Row> of(Dataset<Row> results, MostBits most) {
    return results
        .withColumn(EVIDENCE, evidence(most.weightBits(), most.activationBits()))
        .withColumn(
            LOSS,
            expr(
                "CASE %s WHEN 'exact' THEN cast(0 AS DOUBLE) WHEN 'unknown' THEN NULL"
                        .formatted(EVIDENCE)
                    + " ELSE accuracy_loss_points END"));
  }

  private static Column evidence(int weightBits, int activationBits) {
    return expr(
        """
        CASE
          WHEN accuracy_loss_points IS NOT NULL AND NOT %1$s THEN 'measured'
          WHEN (%2$s) AND weight_bits = %3$s AND activation_bits = %4$s THEN 'exact'
          WHEN accuracy_loss_points IS NOT NULL THEN 'estimated'
          ELSE 'unknown'
        END"""
            .formatted(estimated(), EXACT_SUMS, weightBits, activationBits));
  }

  /**
   * The evidence of one design, as {@link #EVIDENCE} has it.
   *
   * @param lossPoints of its row, null where unknown
   * @param source of its accuracy, null without any
   * @param sumsExactly whether it is a digital array or an ADC that clips no partial sum
   * @param hasMostBits whether its weights and activations have the most bits of the sweep
   */
  public static Evidence evidence(
      Double lossPoints, String source, boolean sumsExactly, boolean hasMostBits) {
    boolean isEstimated = source != null && source.startsWith(Evidence.ESTIMATED_SOURCE);
    if (lossPoints != null && !isEstimated) {
      return Evidence.MEASURED;
    }
    if (sumsExactly && hasMostBits) {
      return Evidence.EXACT;
    }
    return lossPoints != null ? Evidence.ESTIMATED : Evidence.UNKNOWN;
  }

  /** The loss of a design with this evidence, as {@link #LOSS} has it; null where unknown. */
  public static Double loss(Evidence evidence, Double lossPoints) {
    return switch (evidence) {
      case EXACT -> Double.valueOf(0);
      case UNKNOWN -> null;
      case MEASURED, ESTIMATED -> lossPoints;
    };
  }

  private static String estimated() {
    return "coalesce(startswith(accuracy_source, '%s'), false)"
        .formatted(Evidence.ESTIMATED_SOURCE);
  }
}
