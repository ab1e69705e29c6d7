package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.jobs.SmallNetworks;
import org.hcim.simulator.calibration.PartialSumCalibration;
import org.hcim.simulator.calibration.PartialSumSetting;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedSweepTest {

  private static final int CALIBRATION = 8;
  private static final int IMAGES = 40;

  private static final String SPEC =
      """
      sweep: calibrated
      workloads: [{network: tiny.yaml, name: tiny}, resnet20]
      bundles: {readouts: [ternary, adc-sar-6, digital]}
      axes: {xbar_rows: [%s], xbar_columns: [64, 128]}
      accuracy:
        calibrated: {calibration_images: 8, test_images: 40, bases: {tiny: tiny.net}}
      """;

  @TempDir private static Path folder;
  private static Path out;
  private static Terminal swept;

  @BeforeAll
  static void sweep() throws IOException {
    Terminal made =
        Terminal.run(
            "random-network",
            SmallNetworks.resNet(folder),
            "--out",
            folder.resolve("tiny.net"),
            "--with",
            "readout=ideal");
    assertThat(made.code()).as(made.err()).isZero();
    out = folder.resolve("out");
    swept = Terminal.run("sweep", spec("64, 128"), "--out", out);
  }

  private static Path spec(String rows) throws IOException {
    return Files.writeString(folder.resolve("s.yaml"), SPEC.formatted(rows));
  }

  /** Two rows of crossbars, three readouts; the digital one is the reference. */
  @Test
  void eachSettingIsCalibratedOnce() {
    assertThat(swept.code()).as(swept.err()).isZero();
    assertThat(
            csv(
                "SELECT conversion, xbar_rows, test_images, source LIKE 'calibrated:t_%' AS c,"
                    + " top1_low_pct <= top1_pct AND top1_pct <= top1_high_pct"
                    + " AND top1_low_pct < top1_high_pct AS i, status"
                    + " FROM accuracy ORDER BY conversion, xbar_rows"))
        .containsExactly(
            "adc,64,40,true,true,ok",
            "adc,128,40,true,true,ok",
            "ideal,,40,true,true,ok",
            "ternary,64,40,true,true,ok",
            "ternary,128,40,true,true,ok");
  }

  /** Against one simulator that is called here. */
  @Test
  void rowsHaveTheAccuracyOfTheCalibratedNetwork() throws IOException {
    QuantizedNetwork base = NetworkFile.read(folder.resolve("tiny.net"));
    var setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY).with(Parameter.XBAR_ROWS, 64);
    QuantizedNetwork calibrated =
        PartialSumCalibration.calibrate(
            base, new PartialSumSetting(setting), codes(Split.TRAIN, CALIBRATION));

    assertThat(
            csv(
                "SELECT DISTINCT accuracy_top1_pct FROM results WHERE workload = 'tiny'"
                    + " AND readout = 'ternary' AND xbar_rows = 64"))
        .containsExactly(text(top1Pct(calibrated)));
    assertThat(
            csv(
                "SELECT DISTINCT accuracy_top1_pct FROM results WHERE workload = 'tiny'"
                    + " AND readout = 'digital'"))
        .containsExactly(text(top1Pct(base)));
    assertThat(
            csv(
                "SELECT DISTINCT accuracy_source LIKE 'calibrated:t_%builtin, 40 images, 95 \\%%'"
                    + " ESCAPE '\\' FROM results WHERE workload = 'tiny'"))
        .containsExactly("true");
  }

  @Test
  void measuredZerosEnterTheCosts() {
    assertThat(
            csv(
                "SELECT count(*) FROM results r JOIN accuracy a ON a.conversion = r.readout"
                    + " AND a.xbar_rows = r.xbar_rows WHERE r.workload = 'tiny'"
                    + " AND r.ternary_zero_frac = a.ternary_zero_frac"))
        .containsExactly("4");
  }

  /** Measured zeros differ between layers, so the row's fraction alone gives another energy. */
  @Test
  void anExplanationFromTheDirectoryHasTheCalibratedAccuracy() throws IOException {
    String index = csv("SELECT min(config_index) FROM results WHERE readout = 'ternary'").get(0);
    Terminal explained =
        Terminal.run("explain", spec("64, 128"), index, "--from", out, "--workload", "tiny");
    assertThat(explained.code()).as(explained.err()).isZero();
    assertThat(explained.out()).contains("(calibrated:t_", "; measured zeros (");
    assertThat(explained.err()).isEmpty();
    Terminal apart = Terminal.run("explain", spec("64, 128"), index, "--workload", "tiny");
    assertThat(apart.out()).contains("50 % zeros assumed");
    assertThat(apart.err()).contains("calibrates accuracy and zeros", "--from OUT");
  }

  /** No trained network of this workload takes the images. */
  @Test
  void aWorkloadWithoutABaseTakesWhatIsKnown() {
    assertThat(
            csv(
                "SELECT DISTINCT left(accuracy_source, 10) FROM results"
                    + " WHERE workload = 'resnet20' AND xbar_rows = 128 ORDER BY 1"))
        .containsExactly("published:", "trained:re");
  }

  /** A larger sweep calibrates its new settings only; the others are taken over with their id. */
  @Test
  void resultsOfEarlierSweepsAreTakenOver() throws IOException {
    Path again = folder.resolve("again");
    Terminal first = Terminal.run("sweep", spec("64"), "--out", again);
    Terminal larger = Terminal.run("sweep", spec("64, 256"), "--out", again);
    assertThat(first.code() + larger.code()).as(larger.err()).isZero();

    String query =
        "SELECT count(DISTINCT training_id), count(DISTINCT top1_pct) FROM accuracy"
            + " WHERE conversion = 'ternary' AND xbar_rows = 64 GROUP BY run";
    assertThat(Terminal.run("sql", again, query, "--format", "csv").out().lines().skip(1))
        .containsExactly("2,1");
    assertThat(Terminal.run("verify", again).code()).isZero();
  }

  @Test
  void levelsOfAnAdcAreASettingOfTheirOwn() throws IOException {
    assertAreSettings(
        "readout: sar, adc_bits: 2, adc_cost_source: capacitive",
        AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.ADC_BITS, 2),
        Parameter.ADC_LEVELS,
        AdcLevels.values());
  }

  @Test
  void thresholdsAreASettingOfTheirOwn() throws IOException {
    Path into =
        assertAreSettings(
            "readout: ternary",
            AlgorithmSetting.defaults(ReadoutLevels.TERNARY),
            Parameter.TERNARY_THRESHOLDS,
            ThresholdRule.values());

    String zeros = "SELECT count(DISTINCT ternary_zero_frac) FROM results WHERE workload = 'tiny'";
    assertThat(csv(into, zeros)).containsExactly("3");
  }

  /** The others are calibrated; the sweep goes on. */
  @Test
  void aSettingThatNoNetworkCanHaveIsUnknownWithTheReason() throws IOException {
    String text =
        SPEC.replace(
                "bundles: {readouts: [ternary, adc-sar-6, digital]}",
                "fixed: {readout: ternary, scale_factor_granularity: column}")
            .replace("xbar_columns: [64, 128]", "partial_sum_bits: [4, 8]");
    Path into = folder.resolve("narrow");
    Path spec = Files.writeString(folder.resolve("narrow.yaml"), text.formatted("128"));
    Terminal run = Terminal.run("sweep", spec, "--out", into);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(
            csv(
                into,
                "SELECT partial_sum_bits, status, status_reason FROM accuracy"
                    + " WHERE conversion = 'ternary' ORDER BY partial_sum_bits"))
        .containsExactly(
            "4,error,partial_sum_bits (4) must hold a scale factor of 1 in each of 4 streams",
            "8,ok,");
    assertThat(
            csv(
                into,
                "SELECT DISTINCT partial_sum_bits, left(accuracy_source, 8) FROM results"
                    + " WHERE workload = 'tiny' ORDER BY partial_sum_bits"))
        .containsExactly("4,unknown:", "8,calibrat");
  }

  /** Each choice has an accuracy of its own, by one simulator that is called here. */
  private static Path assertAreSettings(
      String fixed, AlgorithmSetting setting, Parameter parameter, Choice[] choices)
      throws IOException {
    String name = parameter.column();
    String values = Arrays.stream(choices).map(Choice::key).collect(Collectors.joining(", "));
    String text =
        SPEC.replace("bundles: {readouts: [ternary, adc-sar-6, digital]}", "fixed: {" + fixed + "}")
            .replace("xbar_columns: [64, 128]", name + ": [" + values + "]");
    Path into = folder.resolve(name);
    Path spec = Files.writeString(folder.resolve(name + ".yaml"), text.formatted("128"));
    Terminal run = Terminal.run("sweep", spec, "--out", into);
    assertThat(run.code()).as(run.err()).isZero();

    QuantizedNetwork base = NetworkFile.read(folder.resolve("tiny.net"));
    for (Choice each : choices) {
      QuantizedNetwork calibrated =
          PartialSumCalibration.calibrate(
              base,
              new PartialSumSetting(setting.with(parameter, each)),
              codes(Split.TRAIN, CALIBRATION));
      String query =
          "SELECT DISTINCT r.accuracy_top1_pct, a.top1_pct FROM results r JOIN accuracy a"
              + " ON a.workload = r.workload AND a.%1$s = r.%1$s"
              + " WHERE r.workload = 'tiny' AND r.%1$s = '%2$s'";
      String top1 = text(top1Pct(calibrated));
      assertThat(csv(into, query.formatted(name, each.key()))).containsExactly(top1 + "," + top1);
    }
    return into;
  }

  @Test
  void mistakesAreExplained() throws IOException {
    String wrong =
        SPEC.formatted("64").replace("tiny: tiny.net", "resnet20: tiny.net").replace("40", "0");
    Terminal run = Terminal.run("sweep", Files.writeString(folder.resolve("w.yaml"), wrong));
    Terminal fit =
        Terminal.run(
            "sweep",
            Files.writeString(
                folder.resolve("f.yaml"),
                SPEC.formatted("64").replace("tiny: tiny.net", "resnet20: tiny.net")));
    Terminal none =
        Terminal.run(
            "sweep",
            Files.writeString(
                folder.resolve("n.yaml"), "{sweep: x, workloads: [vgg9], accuracy: calibrated}"));

    assertThat(run.err()).contains("test_images: must be a whole number from 1 to 100000, not (0)");
    assertThat(fit.err()).contains("network random tiny must have the layers of workload resnet20");
    assertThat(none.err()).contains("no workload has a trained network that takes these images");
    assertThat(List.of(run.code(), fit.code(), none.code())).containsOnly(ExitCode.USAGE);
  }

  private static List<String> csv(String query) {
    return csv(out, query);
  }

  private static List<String> csv(Path directory, String query) {
    Terminal run = Terminal.run("sql", directory, query, "--format", "csv");
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().lines().skip(1).toList();
  }

  private static String text(double number) {
    return String.valueOf(number);
  }

  private static byte[][] codes(Split split, int count) throws IOException {
    LabeledImages images = Datasets.open("builtin", split, count);
    var codes = new byte[count][];
    Arrays.setAll(codes, i -> images.codes(i, 4));
    return codes;
  }

  private static double top1Pct(QuantizedNetwork network) throws IOException {
    LabeledImages images = Datasets.open("builtin", Split.TEST, IMAGES);
    int[][] results = new Simulator(network, Comparison.NONE).run(codes(Split.TEST, IMAGES));
    int correct = 0;
    for (int i = 0; i < IMAGES; i++) {
      int most = Arrays.stream(results[i]).max().orElseThrow();
      correct +=
          Arrays.stream(results[i]).boxed().toList().indexOf(most) == images.label(i) ? 1 : 0;
    }
    return 100.0 * correct / IMAGES;
  }
}
