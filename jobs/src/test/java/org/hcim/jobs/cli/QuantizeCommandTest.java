package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.importer.onnx.Model;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.study.CommonSetting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantizeCommandTest {

  @TempDir private static Path folder;
  private static LineNetwork lines;

  @BeforeAll
  static void make() throws IOException {
    lines = LineNetwork.in(folder);
  }

  private static Terminal quantize(Object... more) {
    Object[] all =
        Stream.concat(
                Stream.of("quantize", lines.file()),
                Stream.concat(lines.options().stream(), Stream.of(more)))
            .toArray();
    return Terminal.run(all);
  }

  private static double top1(Terminal terminal, String readout) {
    String line =
        terminal
            .out()
            .lines()
            .filter(each -> each.startsWith(readout + " "))
            .findFirst()
            .orElse("");
    assertThat(line).as(terminal.out() + terminal.err()).isNotEmpty();
    return Double.parseDouble(line.split(" +", -1)[1]);
  }

  @Test
  void eightBitsKeepTheAccuracyAndManyAdcBitsTheIdealOne() {
    Terminal terminal =
        quantize(
            "--design",
            "weight_bits=8,activation_bits=8,xbar_rows=16",
            "--readouts",
            "ideal,adc:6,adc:2,ternary:half_scale",
            "--images-limit",
            "500");

    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.code()).isEqualTo(ExitCode.OK);
    double real = top1(terminal, "float");
    assertThat(real).isGreaterThan(70);
    assertThat(top1(terminal, "ideal")).isCloseTo(real, within(1.5));
    assertThat(top1(terminal, "adc:6")).isEqualTo(top1(terminal, "ideal"));
    assertThat(top1(terminal, "adc:2")).isLessThanOrEqualTo(top1(terminal, "ideal") + 2);
    assertThat(terminal.out()).containsPattern("ternary:half_scale +[0-9.]+ +[0-9.]+");
  }

  @Test
  void aReferenceThatIsNotAboveChanceIsReported() throws IOException {
    LineNetwork shifted = lines.withShiftedClasses(folder);
    Terminal wrong =
        Terminal.run(
            Stream.of(
                    List.<Object>of("quantize", shifted.file()),
                    shifted.options(),
                    List.<Object>of("--readouts", "ideal,adc:6", "--images-limit", "100"))
                .flatMap(List::stream)
                .toArray());

    assertThat(wrong.code()).isEqualTo(ExitCode.OK);
    assertThat(top1(wrong, "adc:6")).isLessThan(20);
    assertThat(wrong.err())
        .startsWith("warning: accuracy losses are unknown: the reference classifies ")
        .contains("the order and number of classes");
  }

  @Test
  void anAdcHasLevelsOfItsOwnOnRequest() throws IOException {
    Path out = folder.resolve("levels.hcimq");

    Terminal terminal =
        quantize("--readouts", "adc:2:nonuniform", "--images-limit", "50", "--out", out);

    assertThat(terminal.code()).as(terminal.err()).isEqualTo(ExitCode.OK);
    AlgorithmSetting setting = CommonSetting.of(NetworkFile.read(out)).setting();
    assertThat(setting.adcLevels()).isEqualTo(AdcLevels.NONUNIFORM);
    assertThat(setting.integer(Parameter.ADC_BITS)).isEqualTo(2);
    assertThat(quantize("--readouts", "adc:2:odd").err()).startsWith("readout (adc:2:odd) must be");
    assertThat(quantize("--readouts", "adc:9:nonuniform").err())
        .contains("adc_bits (9) must be at most 8 with adc_levels nonuniform");
  }

  @Test
  void simulationOfTheWrittenFileGivesThePrintedAccuracy() {
    Path out = folder.resolve("net.hcimq");

    Terminal terminal =
        quantize("--readouts", "ideal,ternary", "--images-limit", "120", "--out", out);

    Path ternary = folder.resolve("net.ternary.hcimq");
    assertThat(terminal.out()).as(terminal.err()).contains("written: " + ternary);
    Terminal simulated =
        Terminal.run(
            "simulate", "--network", ternary, "--images", lines.images(), "--images-limit", "120");
    assertThat(simulated.code()).as(simulated.err()).isEqualTo(ExitCode.OK);
    String printed = String.format(Locale.ROOT, "%.2f", top1(terminal, "ternary"));
    assertThat(simulated.out()).contains(printed.replaceAll("0+$", ""));
  }

  /** A network that is quantized already needs only its readout. */
  @Test
  void anIdealNetworkIsCalibratedFromItsFile() {
    Path ideal = folder.resolve("ideal.hcimq");
    quantize("--readouts", "ideal", "--images-limit", "64", "--out", ideal);

    Terminal again =
        Terminal.run(
            "quantize",
            ideal,
            "--images",
            lines.images(),
            "--readouts",
            "ternary",
            "--images-limit",
            "64");

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).doesNotContain("float").contains("ternary");
  }

  @Test
  void refusesLayersByNameAndReasonAndWritesNothing() throws IOException {
    var model = new Model(17).input("x", 1, 3, 16, 16);
    String w = model.weight("w", 4, 3, 3, 3);
    String conv = model.node("Conv", "conv", List.of("x", w));
    String softsign = model.node("Softsign", "act", List.of(conv));
    String flat = model.node("Flatten", "flat", List.of(softsign));
    String fc = model.weight("fc", 10, 784);
    Path folderOfBad = Files.createDirectory(folder.resolve("bad"));
    Path bad =
        model.write(
            folderOfBad, model.node("Gemm", "head", List.of(flat, fc), Model.integer("transB", 1)));
    Path out = folder.resolve("bad.hcimq");

    Terminal terminal = Terminal.run("quantize", bad, "--images", "builtin", "--out", out);

    assertThat(terminal.code()).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err())
        .contains("network net cannot be quantized:")
        .contains("conv (product): Softsign (act) must be a ReLU, a ReLU6, absent or one of");
    assertThat(folder.toFile().list()).doesNotContain("bad.hcimq");
  }

  @Test
  void imagesOfOtherSizesOrChannelsAreRefusedWithWhatHelps() throws IOException {
    assertThat(imagesFor(3, 8).err()).contains("takes (3 x 8 x 8); --resize and --crop scale them");
    assertThat(imagesFor(1, 16).err())
        .contains("takes (1 x 16 x 16); no option changes the number of channels");
  }

  private static Terminal imagesFor(long channels, long size) throws IOException {
    var model = new Model(17).input("x", 1, channels, size, size);
    String flat = model.node("Flatten", "flat", List.of("x"));
    String fc = model.weight("fc", 10, channels * size * size);
    Path folderOfModel = Files.createDirectories(folder.resolve("size" + size));
    Path file =
        model.write(
            folderOfModel,
            model.node("Gemm", "head", List.of(flat, fc), Model.integer("transB", 1)));
    return Terminal.run("quantize", file, "--images", "builtin");
  }

  @Test
  void refusesReadoutsAndParametersThatDoNotExist() {
    assertThat(quantize("--readouts", "quaternary").err())
        .startsWith("readout (quaternary) must be one of ideal, adc:BITS[:nonuniform], ternary");
    assertThat(quantize("--design", "adc_cost=1").err())
        .contains("--design: adc_cost must be one of xbar_rows");
  }

  /** The readout {@code ternary} sets the thresholds, so the design cannot. */
  @Test
  void refusesThresholdsThatTheReadoutsSet() {
    assertThat(quantize("--design", "ternary_thresholds=half_scale").err())
        .contains("--design: ternary_thresholds must be one of xbar_rows")
        .doesNotContain(", ternary_thresholds");
  }

  @Test
  void refusesOptionsThatAQuantizedNetworkSets() {
    Terminal terminal =
        Terminal.run(
            "quantize", "n.hcimq", "--images", "builtin", "--mean", "0.5", "--range", "max");

    assertThat(terminal.code()).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.err())
        .contains(
            "--mean and --std, --range must not be combined with n.hcimq, a quantized network");
  }
}
