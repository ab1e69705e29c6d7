package org.hcim.sweeps.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.calibration.ReferenceRule;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedIndexTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(ReadoutLevels levels) {
    var entries = List.of(entry("first", levels), entry("second", levels));

    assertThat(read(ShippedIndex.write(entries))).isEqualTo(entries);
  }

  /** The index may be older than a parameter. */
  @Test
  void aParameterThatIsMissingHasItsDefault() {
    var entry = entry("net", ReadoutLevels.TERNARY);
    String index = ShippedIndex.write(List.of(entry)).replaceAll("\"stream_bits\": 1,?\\s*", "");

    assertThat(read(index)).containsExactly(entry);
  }

  /** Before designs had references and thresholds, only recipes had them. */
  @Test
  void aRecipeHasTheReferencesAndThresholdsThatAreMissing() {
    var binary =
        setting(ReadoutLevels.BINARY).with(Parameter.BIAS_ROWS, ReferenceRule.TWO_BIAS_ROWS.rows());
    var ternary =
        setting(ReadoutLevels.TERNARY).with(Parameter.TERNARY_THRESHOLDS, ThresholdRule.HALF_SCALE);
    var entries =
        List.of(
            entry("binary", binary, Map.of("references", "two_bias_rows")),
            entry("ternary", ternary, Map.of("thresholds", "half_scale")));
    String index =
        ShippedIndex.write(entries)
            .replaceAll(",\\s*\"(bias_rows|ternary_thresholds)\": [a-z0-9_\"]+", "");

    assertThat(index).doesNotContain("bias_rows\":").doesNotContain("ternary_thresholds");
    assertThat(read(index)).isEqualTo(entries);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\": 1|\"format\": 2|format: must be a whole number from 1 to 1, not (2)",
        "\"dataset\": \"builtin\"|\"data\": \"builtin\"|networks[0].data: unknown key",
        "\"dataset\": \"builtin\"|\"data\": \"builtin\"|networks[0].dataset: missing",
        "\"name\": \"net\"|\"name\": \"Net\"|name (Net) must match",
        "\"top1_pct\": 91.5|\"top1_pct\": 101|top1_pct (101.0) must be a number from 0 to 100",
        "\"top1_pct\": 91.5|\"top1_pct\": \"x\"|networks[0].reached.top1_pct: must be a number",
        "\"classes\": \"3 1 4\"|\"classes\": \"3 x 4\"|(x) must be a class's number",
        "\"images\": \"codes\"|\"images\": \"cods\"|networks[0].recorded.images: unknown name cods",
        "\"conversion\": \"ternary\"|\"conversion\": \"trinary\"|unknown name trinary",
        "\"xbar_rows\": 128|\"xbar_rows\": 0|xbar_rows (0)",
        "\"xbar_rows\": 128|\"xbar_rows\": [128]|networks[0].setting.xbar_rows: must be one value",
      })
  void whatIsWrongIsSaid(String right, String wrong, String message) {
    String index = ShippedIndex.write(List.of(entry("net", ReadoutLevels.TERNARY)));
    assertThat(index).contains(right);

    assertThatThrownBy(() -> read(index.replace(right, wrong)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesAreDistinct() {
    var entry = entry("net", ReadoutLevels.BINARY);

    assertThatThrownBy(() -> read(ShippedIndex.write(List.of(entry, entry))))
        .hasMessageContaining("networks[1].name: net appears twice");
  }

  private static List<ShippedEntry> read(String index) {
    return ShippedIndex.read("index.json", index.getBytes(StandardCharsets.UTF_8));
  }

  private static AlgorithmSetting setting(ReadoutLevels levels) {
    AlgorithmSetting setting = AlgorithmSetting.defaults(levels);
    return levels == ReadoutLevels.IDEAL
        ? setting.ideal()
        : setting.with(Parameter.WEIGHT_BITS, 3).with(Parameter.XBAR_ROWS, 128);
  }

  private static ShippedEntry entry(String name, ReadoutLevels levels) {
    return entry(name, setting(levels), Map.of("batch", 64.5));
  }

  private static ShippedEntry entry(
      String name, AlgorithmSetting setting, Map<String, Object> recipe) {
    boolean isTernary = setting.levels() == ReadoutLevels.TERNARY;
    return new ShippedEntry(
        name,
        HASH,
        "resnet8",
        HASH,
        "builtin",
        setting,
        new ShippedEntry.Origin(
            "t_1",
            "run",
            2,
            Map.of("float", 8L, "qat", 6L),
            isTernary ? Optional.of("imported-1") : Optional.empty(),
            5000,
            recipe),
        new ShippedEntry.Reached(
            91.5,
            1000,
            0.25,
            isTernary ? Optional.of(0.625) : Optional.empty(),
            isTernary ? Map.of("conv1", new LayerZeros(0.75, 0.5)) : Map.of()),
        new RecordedResults(RecordedResults.Source.CODES, List.of(3, 1, 4), HASH));
  }
}
