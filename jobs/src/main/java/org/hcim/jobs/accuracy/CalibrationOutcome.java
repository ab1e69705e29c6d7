package org.hcim.jobs.accuracy;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;

/**
 * The result of calibrating a network for a setting.
 *
 * @param correct test images classified correctly
 * @param images test images
 * @param zeroFrac fraction of ternary values that were 0; null if there are none
 * @param zeroFracByLayer the same by layer; empty if there are none
 * @param failure the rule that the setting violates; null if there is a result
 */
@SuppressWarnings("serial") // an unmodifiable map of strings and numbers
public record CalibrationOutcome(
    long correct, long images, Double zeroFrac, Map<String, Double> zeroFracByLayer, String failure)
    implements Serializable {

  /** The quantile of the normal distribution for a 95 % interval. */
  private static final double Z = 1.959963984540054;

  public CalibrationOutcome {
    zeroFracByLayer = Map.copyOf(zeroFracByLayer);
  }

  /** The outcome for a setting that a network does not allow. */
  public static CalibrationOutcome refused(String rule) {
    return new CalibrationOutcome(0, 0, null, Map.of(), rule);
  }

  /** Top-1 accuracy in percent. */
  public double top1Pct() {
    return 100.0 * correct / images;
  }

  /** The lower end of Wilson's 95 % confidence interval, in percent. */
  public double lowPct() {
    return 100 * (center() - halfWidth());
  }

  /** The upper end of Wilson's 95 % confidence interval, in percent. */
  public double highPct() {
    return 100 * (center() + halfWidth());
  }

  private double center() {
    return (correct + Z * Z / 2) / (images + Z * Z);
  }

  private double halfWidth() {
    double wrong = images - correct;
    return Z * StrictMath.sqrt(correct * wrong / images + Z * Z / 4) / (images + Z * Z);
  }

  /** The outcomes in all committed chunks of an output directory, by run id. */
  public static Map<String, CalibrationOutcome> in(String directory) {
    var outcomes = new HashMap<String, CalibrationOutcome>();
    for (TableSnapshot table : TableSnapshot.of(directory, Table.ACCURACY)) {
      AccuracyTable.forEach(
          directory,
          table.id(),
          row -> {
            if (row.isOf(AccuracySource.CALIBRATED)) {
              outcomes.put(row.text("run").orElseThrow(), of(row));
            }
          });
    }
    return outcomes;
  }

  private static CalibrationOutcome of(AccuracyRow row) {
    if (!row.text("status").equals(Optional.of(RowTally.OK))) {
      return refused(row.text("status_reason").orElse(""));
    }
    long images = row.whole("test_images").orElseThrow();
    return new CalibrationOutcome(
        Math.round(row.percent("top1_pct").orElseThrow() * images / 100),
        images,
        row.fraction("ternary_zero_frac").orElse(null),
        new LinkedHashMap<>(row.zeroFracByLayer()),
        null);
  }
}
