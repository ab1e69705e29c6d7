package org.hcim.jobs.accuracy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.csv.CsvFile;
import org.hcim.sweeps.spec.SweepSpec;

/** Measured settings to which loss curves are fitted, with their signal-to-noise ratios. */
final class MeasuredSettings {

  /** ResNet-8 on the built-in images, as a workload of a spec. */
  static final String SMALL = "{network: resnet8, name: mine, image: 16x16}";

  private static final double GUESS_PCT = 10;

  /** The accuracy of the calibrated base network. */
  private static final double BASE_PCT = 98;

  private MeasuredSettings() {}

  /**
   * A measured setting.
   *
   * @param rangePoints accuracy of the reference above guessing
   * @param lostFrac the part of it that is lost
   */
  record Measured(
      String name, ReadoutLevels levels, double sqnrDb, double rangePoints, double lostFrac) {

    private static Measured of(
        Map<String, String> row, String workload, double referencePct, double top1Pct) {
      AlgorithmSetting setting = setting(row);
      double range = referencePct - GUESS_PCT;
      return new Measured(
          row.toString(),
          setting.levels(),
          MeasuredSettings.sqnrDb(workload, setting),
          range,
          (referencePct - top1Pct) / range);
    }

    double lostPoints() {
      return lostFrac * rangePoints;
    }
  }

  /** Settings for which a network was calibrated. */
  static List<Measured> calibrated() {
    return rows("calibrated-resnet8.csv").stream()
        .map(row -> Measured.of(row, SMALL, BASE_PCT, number(row, "top1_pct")))
        .toList();
  }

  /** Settings for which networks were trained. */
  static List<Measured> trained() {
    return rows("trained-settings.csv").stream()
        .map(
            row ->
                Measured.of(
                    row, workload(row), number(row, "reference_pct"), number(row, "top1_pct")))
        .toList();
  }

  /** The ratio of a setting on a network. */
  static double sqnrDb(String workload, AlgorithmSetting setting) {
    Network network = spec(workload, "xbar_rows: 64").workloads().get(0).network();
    return EstimatedAccuracies.sqnrDb(EstimatedAccuracies.Layers.of(network), setting);
  }

  /** A sweep of one workload. */
  static SweepSpec spec(String workload, String fixed) {
    String text = "{sweep: x, workloads: [" + workload + "], fixed: {" + fixed + "}}";
    return SweepSpec.parse("x.yaml", text, Path.of("."));
  }

  private static List<Map<String, String>> rows(String file) {
    return CsvFile.resource(MeasuredSettings.class, file);
  }

  private static String workload(Map<String, String> row) {
    String network = row.get("network");
    return network.equals("resnet8_16") ? SMALL : network;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static AlgorithmSetting setting(Map<String, String> row) {
    ReadoutLevels levels = ReadoutLevels.valueOf(row.get("conversion").toUpperCase(Locale.ROOT));
    AlgorithmSetting setting = AlgorithmSetting.defaults(levels);
    for (Parameter parameter : AlgorithmSetting.parameters(levels)) {
      String text = row.getOrDefault(parameter.column(), "");
      if (!text.isEmpty()) {
        Object value = text.matches("\\d+") ? (Object) Long.valueOf(text) : text;
        setting = setting.with(parameter, parameter.parse(value));
      }
    }
    return setting;
  }
}
