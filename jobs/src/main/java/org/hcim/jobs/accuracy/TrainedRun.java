package org.hcim.jobs.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.shipped.ShippedEntry.Origin;

/**
 * A trained network for crossbars, from the table {@code accuracy}.
 *
 * @param workload the name in sweeps
 * @param architecture the network whose layers were trained
 * @param origin its training
 * @param zeroFrac fraction of ternary zeros on the test images
 * @param zeroFracByLayer the same by layer
 */
public record TrainedRun(
    String workload,
    String architecture,
    String dataset,
    AlgorithmSetting setting,
    Origin origin,
    double top1Pct,
    long testImages,
    Optional<Double> zeroFrac,
    Map<String, Double> zeroFracByLayer) {

  /**
   * The committed runs of an output directory that have a setting; those of the most recently
   * active training come last.
   */
  public static List<TrainedRun> in(String directory) {
    List<TrainedRun> runs = new ArrayList<>();
    TableSnapshot.of(directory, Table.ACCURACY).stream()
        .sorted(Comparator.comparing(TableSnapshot::lastActivity))
        .forEach(training -> runs.addAll(of(directory, training)));
    return runs;
  }

  private static List<TrainedRun> of(String directory, TableSnapshot training) {
    Map<String, Object> recipe = SpecRecipe.of(training.canonicalJson()).values();
    List<TrainedRun> runs = new ArrayList<>();
    AccuracyTable.forEach(
        directory,
        training.id(),
        row -> {
          if (row.text("status").equals(Optional.of(RowTally.OK))
              && row.isOf(AccuracySource.TRAINED)) {
            row.setting().ifPresent(setting -> runs.add(of(row, setting, recipe)));
          }
        });
    return runs;
  }

  private static TrainedRun of(
      AccuracyRow row, AlgorithmSetting setting, Map<String, Object> recipe) {
    Map<String, Long> epochs = new LinkedHashMap<>();
    for (String stage : List.of("float", "qat", "psq")) {
      row.whole(stage + "_epochs").ifPresent(count -> epochs.put(stage, (long) count));
    }
    var origin =
        new Origin(
            row.text("training_id").orElseThrow(),
            row.text("run").orElseThrow(),
            row.seed(),
            epochs,
            row.text("started_from"),
            row.whole("train_images").orElse(0),
            recipe);
    return new TrainedRun(
        row.text("workload").orElseThrow(),
        row.text("architecture").orElseThrow(),
        row.text("dataset").orElseThrow(),
        setting,
        origin,
        row.percent("top1_pct").orElseThrow(),
        row.whole("test_images").orElse(0),
        row.fraction("ternary_zero_frac"),
        row.zeroFracByLayer());
  }
}
