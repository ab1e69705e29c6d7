package org.hcim.jobs.accuracy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.jobs.store.DataFile;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.ParquetGroups;
import org.hcim.sweeps.spec.AccuracySpec;
import org.hcim.sweeps.spec.AccuracySpec.Rule;
import org.hcim.sweeps.spec.AccuracyTables;

/** The accuracies of the last completed training of an output directory; read without Spark. */
public final class AccuracyTable implements AccuracyTables {

  @Override
  public Found find(String directory) {
    TrainingOutcome outcome = outcome(directory);
    return new Found(outcome.fingerprint(), outcome.datasets());
  }

  /** Loads the accuracies that a spec takes from its table. */
  public static MeasuredAccuracies load(AccuracySpec.Trained spec) {
    TrainingOutcome outcome = outcome(spec.table());
    return load(
        spec.table(),
        outcome.trainingId(),
        row -> row.text("dataset").equals(Optional.of(spec.dataset())),
        spec.rule());
  }

  /** Loads all accuracies of a training or calibration. */
  public static MeasuredAccuracies load(String directory, String trainingId) {
    return load(directory, trainingId, row -> true, Rule.EXACT);
  }

  private static MeasuredAccuracies load(
      String directory, String trainingId, Predicate<AccuracyRow> isMeant, Rule rule) {
    var rows = new LinkedHashMap<Key, List<MeasuredRow>>();
    forEach(
        directory,
        trainingId,
        row -> {
          if (isMeant.test(row)) {
            add(row, rows);
          }
        });
    List<Measurement> measurements = new ArrayList<>();
    rows.forEach((key, measured) -> measurements.add(key.measurement(measured)));
    return new MeasuredAccuracies(measurements, rule);
  }

  /**
   * A run in the table.
   *
   * @param label network and setting
   */
  public record Reached(
      String label,
      Optional<Double> top1Pct,
      Optional<Double> agreementFrac,
      Optional<Double> zeroFrac,
      Optional<String> reason) {}

  /** The runs of a training, in order. */
  public static List<Reached> rows(String directory, String trainingId) {
    List<Reached> rows = new ArrayList<>();
    forEach(directory, trainingId, row -> rows.add(row.reached()));
    return rows;
  }

  /** Visits the rows of a training. */
  static void forEach(String directory, String trainingId, Consumer<AccuracyRow> visitor) {
    TableSnapshot table = table(directory, trainingId);
    SpecRecipe recipe = SpecRecipe.of(table.canonicalJson());
    for (DataFile file : table.dataFiles()) {
      read(file, recipe, visitor);
    }
  }

  record Key(String workload, AlgorithmSetting setting) {

    Measurement measurement(List<MeasuredRow> rows) {
      return new Measurement(
          workload,
          setting,
          rows.stream().map(MeasuredRow::top1Pct).toList(),
          rows.stream().mapToLong(row -> row.source().images().orElse(0)).sum(),
          mean(rows.stream().flatMap(row -> row.zeroFrac().stream()).toList()),
          meansByLayer(rows),
          null,
          rows.get(0).source().text(rows.size()));
    }

    private static Double mean(List<Double> values) {
      var mean = values.stream().mapToDouble(Double::doubleValue).average();
      return mean.isPresent() ? (Double) mean.getAsDouble() : null;
    }

    /** Means of the layers that all seeds have; empty if a seed has no values by layer. */
    private static Map<String, Double> meansByLayer(List<MeasuredRow> rows) {
      var means = new LinkedHashMap<String, Double>();
      for (String layer : rows.get(0).zeroFracByLayer().keySet()) {
        List<Double> values = rows.stream().map(row -> row.zeroFracByLayer().get(layer)).toList();
        if (!values.contains(null)) {
          means.put(layer, mean(values));
        }
      }
      return means;
    }
  }

  record MeasuredRow(
      double top1Pct,
      Optional<Double> zeroFrac,
      Map<String, Double> zeroFracByLayer,
      RowSource source) {}

  private static TrainingOutcome outcome(String directory) {
    try {
      return Descriptions.latest(directory, Table.ACCURACY, TrainingOutcome.class)
          .orElseThrow(() -> new IllegalArgumentException("must contain a complete training"));
    } catch (StoreException.Failed e) {
      throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
    }
  }

  private static TableSnapshot table(String directory, String trainingId) {
    return TableSnapshot.of(directory, Table.ACCURACY, trainingId)
        .orElseThrow(
            () ->
                new StoreException.Damaged(
                    directory + " contains no " + Table.ACCURACY.named(trainingId)));
  }

  static void add(AccuracyRow row, Map<Key, List<MeasuredRow>> rows) {
    Optional<AlgorithmSetting> setting = row.setting();
    if (row.text("status").equals(Optional.of(RowTally.OK)) && setting.isPresent()) {
      rows.computeIfAbsent(
              new Key(row.text("workload").orElseThrow(), setting.get()),
              unused -> new ArrayList<>())
          .add(
              new MeasuredRow(
                  row.percent("top1_pct").orElseThrow(),
                  row.fraction("ternary_zero_frac"),
                  row.zeroFracByLayer(),
                  RowSource.of(row)));
    }
  }

  /**
   * Passes a row to a sink.
   *
   * @throws StoreException.Damaged when it has a value that no training writes
   */
  static void accept(URI file, AccuracyRow row, Consumer<AccuracyRow> sink) {
    try {
      sink.accept(row);
    } catch (RuntimeException e) { // from the row's schema, its texts or its setting
      throw new StoreException.Damaged(
          "%s contains an invalid row: %.400s".formatted(file, e.getMessage()), e);
    }
  }

  private static void read(DataFile file, SpecRecipe recipe, Consumer<AccuracyRow> sink) {
    try (ParquetReader<Group> reader = ParquetGroups.open(file.parquet())) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        accept(file.uri(), new AccuracyRow(group, recipe), sink);
      }
    } catch (IOException e) {
      throw new StoreException.Failed(file.uri() + " cannot be read", e);
    }
  }
}
