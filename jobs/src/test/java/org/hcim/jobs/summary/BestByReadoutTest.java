package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.summary.BestByReadout.Best;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary's designs against a search through the rows. */
class BestByReadoutTest {

  private static Dataset<Row> results;

  @BeforeAll
  static void sweep(@TempDir Path directory) throws java.io.IOException {
    Path spec = directory.resolve("contest.yaml");
    Files.writeString(
        spec,
        """
        sweep: contest
        workloads: [resnet20, vgg9]
        bundles:
          readouts: {ternary: , binary: , adc-sar-7: , adc-flash-4: , odd: {readout: sar, adc_bits: 5}, digital: }
        axes: {xbar_rows: [64, 128], xbar_columns: [64, 128], weight_bits: [2, 4]}
        """);
    Path out = directory.resolve("out");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
    results =
        SharedSpark.get()
            .read()
            .schema(ResultSchema.SCHEMA.type())
            .parquet(out + "/results/*/*")
            .localCheckpoint();
  }

  @Test
  void hcimComesFirstThenDigitalThenAdcsFromManyBitsToFew() {
    List<BestDesigns> best = BestByReadout.of(results, LossLimit.ANY);

    assertThat(best).extracting(BestDesigns::workload).containsExactly("resnet20", "vgg9");
    assertThat(best)
        .allSatisfy(
            designs ->
                assertThat(designs.ignoringAccuracy())
                    .extracting(Best::side)
                    .containsExactly(
                        "HCiM",
                        "digital adder tree",
                        "7-bit SAR ADC (Table 3 cost)",
                        "4-bit flash ADC (Table 3 cost)"));
  }

  @Test
  void nobodyOfAKindHasALowerEdap() {
    List<Row> rows = results.where("status = 'ok'").collectAsList();
    for (BestDesigns designs : BestByReadout.of(results, LossLimit.DEFAULT)) {
      for (Best best : designs.ignoringAccuracy()) {
        assertThat(best.number("edap_j_s_mm2"))
            .isEqualTo(least(rows, designs.workload(), best.side()));
      }
    }
  }

  @Test
  void ratiosAreThoseOverHcim() {
    List<BestDesigns> designs = BestByReadout.of(results, LossLimit.ANY);
    Best hcim = designs.get(1).ignoringAccuracy().get(0);
    Best adc = designs.get(1).ignoringAccuracy().get(2);
    String ratio =
        String.format(Locale.ROOT, "%.2fx", adc.number("energy_pj") / hcim.number("energy_pj"));

    assertThat(text(designs).lines().filter(line -> line.contains("/ HCiM")))
        .hasSize(6)
        .anyMatch(line -> line.contains(ratio));
    assertThat(text(designs)).contains(adc.words());
  }

  @Test
  void withoutHcimThereAreNoRatios() {
    String text = text(BestByReadout.of(results.where("adc_bits IS NOT NULL"), LossLimit.ANY));

    assertThat(text).contains("7-bit SAR ADC (Table 3 cost)").doesNotContain("HCiM");
  }

  @Test
  void addersInTheCellsAreNotCalledATree() {
    Dataset<Row> cells = results.withColumn("digital_structure", expr("'cell_adder'"));
    List<BestDesigns> best = BestByReadout.of(cells, LossLimit.ANY);

    assertThat(BestDesigns.digital(best.get(0).ignoringAccuracy()).orElseThrow().side())
        .isEqualTo("digital adder array");
  }

  @Test
  void withoutResultsThereIsNothingToCompare() {
    assertThat(text(BestByReadout.of(results.where("status = 'none'"), LossLimit.ANY))).isEmpty();
  }

  @Test
  void hcimDigitalTheClosestAdcAndThePapersAreShownUnlessAllAreAskedFor() {
    Dataset<Row> wide = results.unionByName(regressionAdcs());
    List<BestDesigns> best = BestByReadout.of(wide, LossLimit.ANY);
    String shown = text(best.subList(1, 2));

    assertThat(best.get(1).ignoringAccuracy()).hasSize(6);
    assertThat(labels(shown))
        .containsExactly(
            "HCiM",
            "digital adder tree",
            "7-bit SAR ADC (Table 3 cost)",
            "4-bit flash ADC (Table 3 cost)",
            "4-bit SAR ADC (regression cost)");
    assertThat(shown).contains("1 more ADC per network: --all shows them");
    assertThat(labels(SummaryText.comparison(best, LossLimit.ANY, true)))
        .containsAll(best.get(1).ignoringAccuracy().stream().map(Best::side).toList())
        .hasSize(best.stream().mapToInt(designs -> designs.ignoringAccuracy().size()).sum());
  }

  /**
   * The 7-bit ADC's rows again, as if other ADCs cost a thousandth and a thousand times as much.
   */
  private static Dataset<Row> regressionAdcs() {
    Dataset<Row> adc = results.where("status = 'ok' AND adc_bits = 7 AND workload = 'vgg9'");
    return adc.withColumn("adc_cost_source", expr("'regression'"))
        .withColumn("adc_bits", expr("4"))
        .withColumn("edap_j_s_mm2", expr("edap_j_s_mm2 / 1000"))
        .unionByName(
            adc.withColumn("adc_cost_source", expr("'regression'"))
                .withColumn("adc_bits", expr("8"))
                .withColumn("edap_j_s_mm2", expr("edap_j_s_mm2 * 1000")));
  }

  private static String text(List<BestDesigns> designs) {
    return SummaryText.comparison(designs, LossLimit.ANY, false);
  }

  private static List<String> labels(String text) {
    return text.lines()
        .filter(line -> line.matches("  \\S.*point \\d+"))
        .map(line -> line.substring(2, 34).strip())
        .toList();
  }

  private static double least(List<Row> rows, String workload, String side) {
    return rows.stream()
        .filter(row -> row.getAs("workload").equals(workload))
        .filter(row -> side(row).equals(side))
        .mapToDouble(row -> row.<Double>getAs("edap_j_s_mm2"))
        .min()
        .orElseThrow();
  }

  private static String side(Row row) {
    String readout = row.getAs("readout");
    return switch (readout) {
      case "ternary", "binary" -> "HCiM";
      case "digital" -> "digital adder tree";
      default -> ReadoutLabel.adc(readout, row.getAs("adc_bits"), row.getAs("adc_cost_source"));
    };
  }
}
