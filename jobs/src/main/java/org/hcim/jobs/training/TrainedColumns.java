package org.hcim.jobs.training;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.accuracy.ZerosByLayer;
import org.hcim.psq.training.RunOutcome;
import org.hcim.psq.training.StageSetting;

/** Converts a trained network to columns of the table {@code accuracy}. */
public final class TrainedColumns {

  private TrainedColumns() {}

  /** The columns that describe the training of a network, given by its last stage. */
  public static Map<String, Object> of(StageSetting last) {
    Map<String, Object> values = new HashMap<>();
    values.put("run", last.id());
    values.put("seed", last.seed());
    values.put("recipe", last.recipe().toString());
    last.startedFrom().ifPresent(start -> values.put("started_from", start));
    for (var stage = Optional.of(last); stage.isPresent(); stage = stage.get().before()) {
      String column = stage.get().stage().name().toLowerCase(Locale.ROOT) + "_epochs";
      values.put(column, stage.get().recipe().epochs());
    }
    return values;
  }

  /** The columns of the measured outcome of a training. */
  public static Map<String, Object> of(RunOutcome outcome) {
    Map<String, Object> values = new HashMap<>();
    values.put("train_images", outcome.trainImages());
    values.put("test_images", outcome.testImages());
    values.put("top1_pct", outcome.top1Pct());
    values.put("graph_top1_pct", outcome.graphTop1Pct());
    values.put("agreement_frac", outcome.agreementFrac());
    values.put("ternary_zero_frac", outcome.zeroFrac());
    if (!outcome.zeroFracByLayer().isEmpty()) {
      values.put("zero_frac_by_layer", ZerosByLayer.write(outcome.zeroFracByLayer()));
    }
    values.put("train_images_per_s", outcome.trainImagesPerS());
    return values;
  }
}
