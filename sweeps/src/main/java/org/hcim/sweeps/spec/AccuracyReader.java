package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.spec.AccuracySpec.Rule;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecFiles;

/**
 * Reads the source of accuracy: {@code {table: out/training, dataset: builtin, rule: nearest}},
 * {@code calibrated}, {@code {calibrated: {images: builtin}}} or {@code {train: 5}}; also {@code
 * estimate: sqnr}.
 */
record AccuracyReader(
    Problems problems, SpecFiles files, AccuracyTables tables, List<Workload> workloads) {

  /** The key of a spec. */
  static final String KEY = "accuracy";

  private static final String CALIBRATED = "calibrated";

  /** The key of a training. */
  static final String TRAIN = "train";

  private static final String ESTIMATE = "estimate";
  private static final List<String> KEYS =
      List.of("table", "dataset", "rule", CALIBRATED, TRAIN, ESTIMATE);
  private static final List<String> RULES = Arrays.stream(Rule.values()).map(Rule::key).toList();

  /**
   * Sources of accuracy.
   *
   * @param measured the preferred source; empty for known accuracies
   * @param estimate the estimate for settings without another accuracy
   */
  record Sources(Optional<AccuracySpec> measured, Optional<AccuracyEstimate> estimate) {

    /** The known accuracies. */
    static final Sources DEFAULT = new Sources(Optional.empty(), Optional.empty());
  }

  Sources read(Node node) {
    var calibration = new CalibratedReader(problems, files, workloads);
    if (node instanceof Node.Scalar scalar && CALIBRATED.equals(scalar.value())) {
      return new Sources(
          calibration.byDefault(node.at()).map(AccuracySpec.class::cast), Optional.empty());
    }
    return Fields.of(problems, KEY, node, KEYS)
        .map(fields -> new Sources(measured(fields, calibration), estimate(fields)))
        .orElse(Sources.DEFAULT);
  }

  private Optional<AccuracySpec> measured(Fields fields, CalibratedReader calibration) {
    if (fields.has(CALIBRATED) || fields.has(TRAIN)) {
      refuseKeysOfTables(fields);
      return calibrated(fields, calibration).map(AccuracySpec.class::cast);
    }
    boolean isEstimateAlone =
        fields.has(ESTIMATE) && KEYS.stream().filter(fields::has).count() == 1;
    return isEstimateAlone ? Optional.empty() : table(fields);
  }

  private static Optional<AccuracyEstimate> estimate(Fields fields) {
    return fields
        .oneOf(ESTIMATE, AccuracyEstimate.keys())
        .map(key -> AccuracyEstimate.values()[AccuracyEstimate.keys().indexOf(key)]);
  }

  private Optional<AccuracySpec.Calibrated> calibrated(
      Fields fields, CalibratedReader calibration) {
    Optional<AccuracySpec.Calibrated> calibrated =
        fields.has(CALIBRATED)
            ? fields.get(CALIBRATED).flatMap(calibration::read)
            : calibration.byDefault(fields.at(TRAIN));
    if (!fields.has(TRAIN) || calibrated.isEmpty()) {
      return calibrated;
    }
    var training = new FineTuningReader(problems, workloads, calibrated.get());
    return fields.get(TRAIN).flatMap(training::read).map(calibrated.get()::tunedBy);
  }

  private void refuseKeysOfTables(Fields fields) {
    for (String key : List.of("table", "dataset", "rule")) {
      if (fields.has(key)) {
        problems.add(fields.at(key), fields.path(key), "is not for calibrated accuracy");
      }
    }
  }

  private Optional<AccuracySpec> table(Fields fields) {
    Optional<String> table = fields.requireText("table");
    Rule rule =
        fields
            .oneOf("rule", RULES)
            .map(name -> Rule.values()[RULES.indexOf(name)])
            .orElse(Rule.EXACT);
    Optional<AccuracyTables.Found> found = table.flatMap(directory -> found(fields, directory));
    Optional<String> dataset = found.flatMap(f -> dataset(fields, f.datasets()));
    return dataset.map(
        name ->
            new AccuracySpec.Trained(
                table.orElseThrow(), name, rule, found.orElseThrow().fingerprint()));
  }

  private Optional<AccuracyTables.Found> found(Fields fields, String directory) {
    try {
      return Optional.of(tables.find(directory));
    } catch (IllegalArgumentException e) {
      problems.add(
          fields.at("table"),
          fields.path("table"),
          "(" + directory + ") " + e.getMessage(),
          "",
          "the --out directory of hcim train");
      return Optional.empty();
    }
  }

  private Optional<String> dataset(Fields fields, List<String> datasets) {
    if (fields.has("dataset")) {
      return fields.oneOf("dataset", datasets);
    }
    if (datasets.size() > 1) {
      problems.add(
          fields.at(),
          fields.path("dataset"),
          "missing; the table has accuracies of several",
          "",
          String.join(", ", datasets));
      return Optional.empty();
    }
    return datasets.stream().findFirst();
  }
}
