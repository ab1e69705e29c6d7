package org.hcim.jobs.accuracy;

import java.util.Locale;
import java.util.Optional;

/**
 * The origin of a row of the table {@code accuracy}, as {@code accuracy_source} says it.
 *
 * @param id of the training or calibration
 * @param images tested; empty in rows that do not say
 * @param low lower end of the confidence interval, of a calibration
 * @param high its upper end
 */
record RowSource(
    String id,
    String dataset,
    Optional<Integer> images,
    Optional<Double> low,
    Optional<Double> high) {

  static RowSource of(AccuracyRow row) {
    return new RowSource(
        row.text("training_id").orElse(""),
        row.text("dataset").orElse(""),
        row.whole("test_images"),
        row.percent("top1_low_pct"),
        row.percent("top1_high_pct"));
  }

  /** The text of a mean over some rows. */
  String text(int rows) {
    return low.isEmpty()
        ? String.format(Locale.ROOT, "measured:%s %s, mean of %d seeds", id, dataset, rows)
        : String.format(
            Locale.ROOT,
            "calibrated:%s %s, %d images, 95 %% interval %.1f to %.1f",
            id,
            dataset,
            images.orElse(0),
            low.get(),
            high.orElseThrow());
  }
}
