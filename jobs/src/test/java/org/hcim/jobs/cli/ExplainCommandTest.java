package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.technology.CitedValue;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

  private static final String SPEC =
      """
      sweep: explained
      workloads: [resnet20, vgg9]
      bundles: {readouts: [ternary, adc-sar-7]}
      axes: {xbar_rows: [64, 128], tiles: [1, 4096]}
      constants: {adc_sar7_power_mw: 3.25}
      """;

  @TempDir private static Path directory;
  private static Path spec;
  private static Terminal ternary;

  @BeforeAll
  static void explain() throws IOException {
    spec = directory.resolve("explained.yaml");
    Files.writeString(spec, SPEC);
    ternary = Terminal.run("explain", spec, 1);
  }

  @Test
  void namesTheDesign() {
    assertThat(ternary.err()).isEmpty();
    assertThat(ternary.code()).isZero();
    assertThat(ternary.out())
        .startsWith("design 1 of explained\n")
        .containsPattern("xbar_rows +64 ")
        .containsPattern("readout +ternary ")
        .containsPattern("supply_v +0.8 ")
        .doesNotContain("columns_per_adc");
  }

  @Test
  void notesConstantsFarFromTheirCitedValues() throws IOException {
    Path far = directory.resolve("far.yaml");
    Files.writeString(far, SPEC.replace("3.25}", "3.25, comparator_energy_pj: 11}"));
    Terminal explained = Terminal.run("explain", far, 1);
    assertThat(explained.err())
        .isEqualToIgnoringNewLines(
            "constants.comparator_energy_pj is 1000 times the cited 0.011 pJ");
    Path out = directory.resolve("far");
    assertThat(Terminal.run("sweep", far, "--out", out).err()).contains(explained.err());
    assertThat(Terminal.run("explain", far, 1, "--from", out).err()).isEqualTo(explained.err());
  }

  /** Rows of another network would give its measured zeros. */
  @Test
  void aNetworkWithoutRowsIsAnError() throws IOException {
    String text = "{sweep: rows, workloads: [%s], axes: {xbar_rows: [64, 128]}}";
    Path one = Files.writeString(directory.resolve("one.yaml"), text.formatted("resnet8"));
    Path two = Files.writeString(directory.resolve("two.yaml"), text.formatted("resnet8, vgg9"));
    Path out = directory.resolve("rows");
    assertThat(Terminal.run("sweep", one, "--out", out).code()).isZero();
    Terminal explained = Terminal.run("explain", two, 1, "--from", out);

    assertThat(explained.code()).isEqualTo(ExitCode.USAGE);
    assertThat(explained.err())
        .isEqualTo("the results in " + out + " have design 1 on resnet8 only, not on vgg9\n");
    assertThat(Terminal.run("explain", two, 1, "--from", out, "--workload", "resnet8").code())
        .isZero();
  }

  /** Sums of 8 bits in 8 clocks of 2 ns at 65 nm, x 0.3815 at 32 nm; ADCs have none to read. */
  @Test
  void partialSumsAreReadAfterTheLastBitStream() {
    assertThat(ternary.out())
        .containsPattern("\n  time of one bit-stream: read 8\\..* accumulate 0\\.?0* ns\n")
        .contains("\n  after the last one: read partial sums 6.103 ns\n");
    assertThat(Terminal.run("explain", spec, 5).out())
        .containsPattern("readout +sar ")
        .contains("time of one bit-stream")
        .doesNotContain("read partial sums");
  }

  @Test
  void totalsAreThoseOfTheSweepsRow() {
    Path out = directory.resolve("out");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
    Row row =
        SharedSpark.get()
            .read()
            .schema(ResultSchema.SCHEMA.type())
            .parquet(out + "/results/*/*")
            .where("config_index = 1 AND workload = 'vgg9'")
            .first();

    assertThat(ternary.out())
        .contains(
            String.format(
                Locale.ROOT,
                "\nvgg9: %.6g uJ, %.6g us, %.6g mm2, EDAP %.4g J s mm2",
                row.<Double>getAs("energy_pj") * 1e-6,
                row.<Double>getAs("latency_ns") * 1e-3,
                row.<Double>getAs("area_mm2"),
                row.<Double>getAs("edap_j_s_mm2")));
    for (Component component : Component.values()) {
      double energyPj = row.<Double>getAs("energy_" + component.key() + "_pj");
      if (energyPj > 0) {
        String line = String.format(Locale.ROOT, "  %-15s %58.6g pJ", component.key(), energyPj);
        assertThat(ternary.out()).contains(line);
      }
    }
  }

  @Test
  void listsEveryAssumption() {
    for (Constant constant : Constant.values()) {
      CitedValue cited = Constants.cited().cite(constant);
      if (cited.status() == CitedValue.Status.ASSUMED) {
        assertThat(ternary.out()).contains(cited.note());
        assertThat(ternary.out().lines())
            .anyMatch(line -> line.startsWith("  " + constant.key() + " "));
      }
    }
  }

  @Test
  void showsTheValueThatTheSpecSets() {
    assertThat(Terminal.run("explain", spec, 5).out())
        .contains("adc_sar7_power_mw 3.25 (spec)")
        .containsPattern(Pattern.compile("^  adc_sar7_power_mw +3.25 mW \\(spec\\) default ", 8));
  }

  @Test
  void namesEveryLayerAndWithLayersItsActions() {
    Terminal layers = Terminal.run("explain", spec, 1, "--workload", "resnet20", "--layers");
    long convolutions =
        Networks.builtIn("resnet20").layers().stream()
            .filter(MvmLayer.class::isInstance)
            .peek(layer -> assertThat(layers.out()).contains("\n  " + layer.name() + " "))
            .count();

    assertThat(layers.out()).doesNotContain("vgg9");
    assertThat(layers.out().split(" scale_factor_add ", -1)).hasSize((int) convolutions + 2);
  }

  @Test
  void saysHowHardPartialSumsAreToRead() throws IOException {
    assertThat(ternary.out())
        .containsPattern("unit step [0-9.]+ mV; IR drop [0-9.]+ %; comparators [0-9.]+ x minimum");
    assertThat(Terminal.run("explain", spec, 5).out()).containsPattern("[0-9]+ ADC bits needed");

    Path other = directory.resolve("digital.yaml");
    Files.writeString(
        other, "sweep: d\nworkloads: [resnet20]\naxes: {readout: [digital], weight_bits: [4]}\n");
    Terminal digital = Terminal.run("explain", other, 0);
    assertThat(digital.err()).isEmpty();
    assertThat(digital.out()).contains("exact sums by adders").doesNotContain("x minimum size");
  }

  @Test
  void anIndexOutsideIsAnError() {
    for (String index : new String[] {"-1", "8"}) {
      Terminal outside = Terminal.run("explain", spec, "--", index);

      assertThat(outside.err()).isEqualTo("INDEX (" + index + ") must be from 0 to 7\n");
      assertThat(outside.code()).isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void anUnknownNetworkIsAnError() {
    Terminal unknown = Terminal.run("explain", spec, 1, "--workload", "vgg");

    assertThat(unknown.err()).isEqualTo("--workload (vgg) must be one of [resnet20, vgg9]\n");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aNetworkThatDoesNotFitDoesNotHideAnother() throws IOException {
    Path tight = directory.resolve("tight.yaml");
    Files.writeString(
        tight,
        "sweep: tight\nworkloads: [resnet20, resnet18]\nfixed: {tiles: 4}\naxes: {xbar_rows: [128]}\n");

    assertThat(Terminal.run("explain", tight, 0).err()).contains("tiles (4)");
    Terminal alone = Terminal.run("explain", tight, 0, "--workload", "resnet20");
    assertThat(alone.err()).isEmpty();
    assertThat(alone.out()).contains("\nresnet20: ").doesNotContain("resnet18");
  }

  @Test
  void aDesignThatHoldsNoNetworkIsToldSo() {
    Terminal small = Terminal.run("explain", spec, 0);

    assertThat(small.err()).contains("tiles (1)");
    assertThat(small.code()).isEqualTo(ExitCode.USAGE);
  }
}
