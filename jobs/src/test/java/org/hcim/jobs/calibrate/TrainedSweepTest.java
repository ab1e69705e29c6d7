package org.hcim.jobs.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.SmallNetworks;
import org.hcim.jobs.cli.Terminal;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.StageTraining;
import org.hcim.psq.training.TrainingData;
import org.hcim.psq.training.TrainingListener;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps whose networks are trained for each setting, on a small network and a few images. */
class TrainedSweepTest {

  private static final String TRAINING =
      """
      training: base
      networks: [{network: tiny.yaml, name: tiny}]
      images: {train: 96, test: 40}
      references: [ideal]
      bundles: {readouts: [ternary]}
      recipe: {float_epochs: 2, qat_epochs: 1, psq_epochs: 0, batch: 32}
      """;

  private static final String SWEEP =
      """
      sweep: trained
      workloads: [{network: tiny.yaml, name: tiny}, {network: grouped.yaml, name: grouped}]
      bundles: {readouts: [ternary, adc-sar-6, digital]}
      axes: {xbar_rows: [%s]}
      accuracy:
        calibrated: {calibration_images: 8, test_images: 40, bases: {tiny: tiny.net, grouped: grouped.net}}
        train: {epochs: 2, images: 96, seed: 3, recipe: {batch: 32, psq_learning_rate: 0.1}}
      """;

  /** The recipe of the sweep, for a training that continues a stage. */
  private static final String TUNING =
      """
      training: tuning
      networks: [{network: tiny.yaml, name: tiny}]
      images: {train: 96, test: 40}
      references: []
      seeds: [3]
      bundles: {readouts: [ternary]}
      fixed: {xbar_rows: 64}
      recipe: {psq_epochs: 2, batch: 32, psq_learning_rate: 0.1}
      """;

  private static final String GROUPED =
      """
      network: grouped
      input: {channels: 3, height: 16, width: 16}
      layers:
        - conv2d: {name: conv1, out_channels: 4, kernel: 3, stride: 2, padding: 1}
        - conv2d: {name: conv2, out_channels: 4, kernel: 3, padding: 1, groups: 2}
        - pool: {kind: global}
        - flatten: {}
        - linear: {name: fc, out_features: 10}
      """;

  private static final Images IMAGES = new Images("builtin", 96, 40);

  @TempDir private static Path folder;
  private static Path out;
  private static Terminal swept;

  @BeforeAll
  static void sweep() throws IOException {
    Path grouped = Files.writeString(folder.resolve("grouped.yaml"), GROUPED);
    run(
        "random-network",
        grouped,
        "--out",
        folder.resolve("grouped.net"),
        "--with",
        "readout=ideal");
    trainBase(folder);
    out = folder.resolve("out");
    swept = run("sweep", spec("s.yaml", SWEEP.formatted("64, 128")), "--out", out);
  }

  /** Trains tiny.yaml with an ideal readout; it becomes the network file tiny.net. */
  static Path trainBase(Path folder) throws IOException {
    SmallNetworks.resNet(folder);
    Path base = folder.resolve("base");
    run("train", Files.writeString(folder.resolve("base.yaml"), TRAINING), "--out", base);
    String stage = only(csv(base, "SELECT run FROM accuracy WHERE conversion = 'ideal'"));
    return Files.copy(
        base.resolve("stages/" + stage + "/network.hcimq"), folder.resolve("tiny.net"));
  }

  @Test
  void eachSettingIsTrainedFromTheBase() {
    assertThat(
            csv(
                out,
                "SELECT conversion, xbar_rows, qat_epochs, psq_epochs, seed, train_images,"
                    + " test_images, agreement_frac, status FROM accuracy"
                    + " WHERE source LIKE 'trained-here:t_%' ORDER BY conversion, xbar_rows"))
        .containsExactly(
            "adc,64,0,2,3,96,40,1.0,ok",
            "adc,128,0,2,3,96,40,1.0,ok",
            "ideal,,2,,3,96,40,1.0,ok",
            "ternary,64,0,2,3,96,40,1.0,ok",
            "ternary,128,0,2,3,96,40,1.0,ok");
    assertThat(
            csv(
                out,
                "SELECT DISTINCT regexp_replace(accuracy_source, ':t_.{16}', ''),"
                    + " accuracy_loss_points IS NULL FROM results"
                    + " WHERE workload = 'tiny' AND readout = 'digital'"))
        .singleElement()
        .asString()
        .matches(
            "\"trained-here builtin, 2 epochs, 40 images, 95 % interval [\\d.]+ to [\\d.]+;"
                + " loss unknown: the reference classifies 7.50 % of 40 test images .*\",true");
  }

  /** By one simulator that is called here. */
  @Test
  void rowsHaveTheAccuracyOfTheTrainedNetwork() throws IOException {
    String[] row =
        only(csv(
                out,
                "SELECT a.run, a.top1_pct, min(r.accuracy_top1_pct), min(r.ternary_zero_frac)"
                    + " - min(a.ternary_zero_frac) FROM accuracy a JOIN results r"
                    + " ON r.xbar_rows = a.xbar_rows AND r.readout = a.conversion"
                    + " AND r.workload = a.workload WHERE a.workload = 'tiny'"
                    + " AND a.conversion = 'ternary' AND a.xbar_rows = 64 GROUP BY 1, 2"))
            .split(",", -1);
    QuantizedNetwork network = NetworkFile.read(out.resolve("stages/" + row[0] + "/network.hcimq"));

    assertThat(Double.parseDouble(row[1])).isEqualTo(top1Pct(network));
    assertThat(Double.parseDouble(row[2])).isEqualTo(top1Pct(network));
    assertThat(Double.parseDouble(row[3])).isBetween(-1e-9, 1e-9);
  }

  /**
   * The stage before any step, made by the trainer, is where a training of the same recipe starts.
   */
  @Test
  void aTrainingFromTheSameStartGivesTheSameBytes() throws IOException {
    StageSetting last = lastOfTernary();
    StageSetting before = last.untrained();
    TrainingData data = TrainingData.open(IMAGES);
    StageFiles start =
        new StageTraining(out.resolve("stages"), data, TrainingListener.SILENT, 50, 1)
            .train(before);
    Path tuned = folder.resolve("tuned");
    run("train", spec("t.yaml", TUNING), "--out", tuned, "--resume", start.directory());

    String[] stage = only(csv(tuned, "SELECT run, top1_pct FROM accuracy")).split(",", -1);
    assertThat(out.resolve("stages/" + last.id() + "/weights.bin"))
        .hasSameBinaryContentAs(tuned.resolve("stages/" + stage[0] + "/weights.bin"));
    assertThat(csv(out, "SELECT top1_pct FROM accuracy WHERE run = '" + last.id() + "'"))
        .containsExactly(stage[1]);
  }

  /** The trainer makes of the base's weights the base again. */
  @Test
  void theStartIsTheBase() throws IOException {
    StageSetting start = lastOfTernary().before().orElseThrow();
    QuantizedNetwork made = NetworkFile.read(StageFiles.of(out.resolve("stages"), start).network());

    assertThat(top1Pct(made)).isEqualTo(top1Pct(NetworkFile.read(folder.resolve("tiny.net"))));
    assertThat(StageFiles.of(out.resolve("stages"), start).outcome()).doesNotExist();
  }

  /** A calibrated network never takes the place of a trained one. */
  @Test
  void withoutPyTorchNothingIsCommittedAndTheNextSweepTrains() throws IOException {
    Path again = folder.resolve("engine");
    Path spec = spec("e.yaml", SWEEP.formatted("64"));
    Terminal refused = MissingEngine.run("sweep", spec, "--out", again);
    run("sweep", spec, "--out", again);

    assertThat(refused.code()).isEqualTo(9);
    assertThat(refused.err())
        .contains("PyTorch does not start", "pytorch-native-cpu", "accuracy: calibrated needs no");
    assertThat(csv(again, "SELECT DISTINCT seed FROM accuracy WHERE workload = 'tiny'"))
        .containsExactly("3");
    assertThat(
            csv(
                again,
                "SELECT DISTINCT accuracy_source LIKE 'trained-here:%' FROM results"
                    + " WHERE workload = 'tiny'"))
        .containsExactly("true");
  }

  @Test
  void aTrainingWithoutPyTorchHasTheSameExitCode() throws IOException {
    Terminal refused =
        MissingEngine.run("train", spec("n.yaml", TRAINING), "--out", folder.resolve("none"));

    assertThat(refused.code()).isEqualTo(9);
    assertThat(refused.err()).contains("PyTorch does not start");
  }

  @Test
  void aNetworkThatCannotBeTrainedIsCalibratedAndSaysWhy() {
    String reason = "groups (2) must be 1 in training";
    assertThat(swept.err()).contains("settings of grouped, not trained: ", reason);
    assertThat(
            csv(
                out,
                "SELECT DISTINCT source LIKE 'calibrated:t_%', status, seed, status_reason LIKE"
                    + " 'not trained: %"
                    + reason
                    + "%' FROM accuracy WHERE workload = 'grouped'"))
        .containsExactly("true,ok,0,true");
    assertThat(
            csv(
                out,
                "SELECT DISTINCT accuracy_source LIKE 'calibrated:t_%; not trained: %"
                    + reason
                    + "%' FROM results WHERE workload = 'grouped'"))
        .containsExactly("true");
  }

  /** Stages of the first sweep are found again. */
  @Test
  void aLargerSweepTrainsNewSettingsOnly() throws IOException {
    Path again = folder.resolve("again");
    run("sweep", spec("1.yaml", SWEEP.formatted("64")), "--out", again);
    String query =
        "SELECT DISTINCT run, top1_pct FROM accuracy WHERE conversion = 'ternary'"
            + " AND xbar_rows = 64 AND workload = 'tiny'";
    List<String> first = csv(again, query);
    Path weights = again.resolve("stages/" + first.get(0).split(",", -1)[0] + "/weights.bin");
    var written = Files.getLastModifiedTime(weights);
    run("sweep", spec("2.yaml", SWEEP.formatted("64, 256")), "--out", again);

    assertThat(csv(again, query)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(weights)).isEqualTo(written);
    assertThat(Terminal.run("verify", again).code()).isZero();
  }

  private static StageSetting lastOfTernary() {
    SweepSpec spec = SweepSpec.load(folder.resolve("s.yaml"));
    CalibrationPlan plan = CalibrationPlan.of(spec, () -> out.resolve("stages")).orElseThrow();
    var setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY).with(Parameter.XBAR_ROWS, 64);
    CalibrationRun run =
        plan.runs().stream()
            .filter(each -> each.workload().equals("tiny") && each.setting().equals(setting))
            .findFirst()
            .orElseThrow();
    return plan.tuning().orElseThrow().last(run).orElseThrow();
  }

  private static double top1Pct(QuantizedNetwork network) throws IOException {
    LabeledImages images = TrainingData.open(IMAGES).test();
    var codes = new byte[images.count()][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = images.codes(i, 4);
    }
    int[][] results = new Simulator(network, Comparison.NONE).run(codes);
    int correct = 0;
    for (int i = 0; i < results.length; i++) {
      correct += Simulator.predicted(results[i]) == images.label(i) ? 1 : 0;
    }
    return 100.0 * correct / results.length;
  }

  private static Path spec(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Terminal run(Object... arguments) {
    Terminal run = Terminal.run(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private static List<String> csv(Path directory, String query) {
    return run("sql", directory, query, "--format", "csv").out().lines().skip(1).toList();
  }

  private static String only(List<String> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
