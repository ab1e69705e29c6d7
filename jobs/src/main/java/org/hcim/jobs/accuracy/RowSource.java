package org.hcim.jobs.accuracy;

import java.util.Locale;
import java.util.Optional;

/**
 * The origin of a row of the table {@code accuracy}, for the column {@code accuracy_source}.
 *
 * @param id of the training or calibration
 * @param images test images; empty in rows without a number
 * @param epochs epochs of a training by a sweep; empty for other rows
 * @param low lower end of the confidence interval of a network that a sweep measured
 * @param high upper end of the interval
 * @param untrained the reason why a calibrated network was not trained although training was
 *     requested
 */
record RowSource(
    String id,
    String dataset,
    Optional<Integer> images,
    Optional<Integer> epochs,
    Optional<Double> low,
    Optional<Double> high,
    Optional<String> untrained) {

  static RowSource of(AccuracyRow row) {
    return new RowSource(
        row.text("training_id").orElse(""),
        row.text("dataset").orElse(""),
        row.whole("test_images"),
        row.isOf(AccuracySource.TRAINED_HERE)
            ? row.whole("psq_epochs").or(() -> row.whole("qat_epochs"))
            : Optional.empty(),
        row.percent("top1_low_pct"),
        row.percent("top1_high_pct"),
        row.isOf(AccuracySource.CALIBRATED) ? row.text("status_reason") : Optional.empty());
  }

  /** The text of a mean over a number of rows. */
  String text(int rows) {
    return low.isEmpty()
        ? String.format(Locale.ROOT, "measured:%s %s, mean of %d seeds", id, dataset, rows)
        : String.format(
            Locale.ROOT,
            "%s%s %s, %s%d images, 95 %% interval %.1f to %.1f%s",
            epochs.isPresent()
                ? AccuracySource.TRAINED_HERE.prefix()
                : AccuracySource.CALIBRATED.prefix(),
            id,
            dataset,
            epochs.map(count -> count + " epochs, ").orElse(""),
            images.orElse(0),
            low.get(),
            high.orElseThrow(),
            untrained.map(reason -> "; " + reason).orElse(""));
  }
}
