package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.jobs.table.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccuracyRowTest {

  /** The table has a column for each parameter of a setting, and a row gives the setting back. */
  @ParameterizedTest
  @EnumSource
  void aSettingGoesThroughTheTable(ReadoutLevels levels) {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      AlgorithmSetting setting = setting(levels, random);
      AlgorithmSetting written = levels == ReadoutLevels.IDEAL ? setting.ideal() : setting;
      assertThat(row(setting.columns(), Set.of()).setting()).contains(written);
    }
  }

  @Test
  void aNetworkInFloatingPointHasNoSetting() {
    assertThat(row(Map.of("conversion", "float"), Set.of()).setting()).isEmpty();
  }

  /** Tables that were written before the readout was called ideal. */
  @Test
  void exactIsReadAsIdeal() {
    var ideal = AlgorithmSetting.defaults(ReadoutLevels.IDEAL);
    Map<String, Object> former = ideal.columns();
    former.put("conversion", "exact");
    former.put("workload", "net");

    assertThat(row(former, Set.of()).setting()).contains(ideal);
    assertThat(row(former, Set.of()).reached().label()).isEqualTo("net ideal, w4 a4");
  }

  /** A parameter that was added later had its default until then. */
  @Test
  void aTableWithoutAColumnHasItsDefault() {
    var setting = AlgorithmSetting.defaults(ReadoutLevels.BINARY).with(Parameter.XBAR_ROWS, 64);

    assertThat(row(setting.columns(), Set.of("partial_sum_bits")).setting()).contains(setting);
  }

  /** Before designs had bias rows, the recipe of a training had them for all binary readouts. */
  @Test
  void aTableWithoutBiasRowsHasThoseOfTheRecipe() {
    var recipe = new SpecRecipe(Map.of("references", "one_bias_row"));
    var binary = AlgorithmSetting.defaults(ReadoutLevels.BINARY);
    var ternary = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    Set<String> missing = Set.of("bias_rows");

    assertThat(row(binary.columns(), missing, recipe).setting())
        .contains(binary.with(Parameter.BIAS_ROWS, 1));
    assertThat(row(binary.columns(), missing).setting()).contains(binary);
    assertThat(row(binary.columns(), Set.of(), recipe).setting()).contains(binary);
    assertThat(row(ternary.columns(), missing, recipe).setting()).contains(ternary);
    assertThat(row(ternary.columns(), missing, recipe).reached().label())
        .doesNotContain("bias_rows");
  }

  /** Tables older than the parameter have levels at equal distances. */
  @Test
  void aTableWithoutLevelsHasUniformOnes() {
    var adc = AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.ADC_BITS, 4);

    assertThat(row(adc.columns(), Set.of("adc_levels")).setting()).contains(adc);
    assertThat(
            row(adc.with(Parameter.ADC_LEVELS, AdcLevels.NONUNIFORM).columns(), Set.of())
                .reached()
                .label())
        .contains("adc_levels nonuniform");
  }

  /** So it was with thresholds of ternary readouts. */
  @Test
  void aTableWithoutThresholdsHasThoseOfTheRecipe() {
    var recipe = new SpecRecipe(Map.of("thresholds", "half_scale"));
    var ternary = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    var binary = AlgorithmSetting.defaults(ReadoutLevels.BINARY);
    Set<String> missing = Set.of("ternary_thresholds");

    assertThat(row(ternary.columns(), missing, recipe).setting())
        .contains(ternary.with(Parameter.TERNARY_THRESHOLDS, ThresholdRule.HALF_SCALE));
    assertThat(row(ternary.columns(), missing).setting()).contains(ternary);
    assertThat(row(binary.columns(), missing, recipe).setting()).contains(binary);
  }

  @Test
  void aLabelNamesWhatIsNotDefault() {
    var columns =
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY)
            .with(Parameter.PARTIAL_SUM_BITS, 12)
            .with(Parameter.CELL_BITS, 2)
            .columns();
    columns.put("workload", "net");

    assertThat(row(columns, Set.of()).reached().label())
        .isEqualTo("net ternary, 128 rows, w4 a4 s4 bit_slice, cell_bits 2, partial_sum_bits 12");
  }

  /** Parameters whose values other parameters bound. */
  private static final Set<Parameter> SMALL =
      Set.of(Parameter.CELL_BITS, Parameter.BIAS_ROWS, Parameter.ADC_BITS);

  /** Each value is the default or another. */
  private static AlgorithmSetting setting(ReadoutLevels levels, SplittableRandom random) {
    var setting = AlgorithmSetting.defaults(levels);
    for (Parameter parameter : AlgorithmSetting.parameters(levels)) {
      boolean changesNothing = levels == ReadoutLevels.IDEAL && parameter == Parameter.XBAR_ROWS;
      boolean isRefused =
          parameter == Parameter.BIAS_ROWS && !setting.signedMapping().isDifferential();
      if (random.nextBoolean() && !changesNothing && !isRefused) {
        setting = setting.with(parameter, another(parameter, setting.value(parameter)));
      }
    }
    return setting;
  }

  private static Object another(Parameter parameter, Object value) {
    if (value instanceof Integer number) {
      return SMALL.contains(parameter) ? number + 1 : number * 2;
    }
    return ((Domain.Choices) parameter.domain())
        .choices().stream().filter(choice -> choice != value).findFirst().orElseThrow();
  }

  /** A row of a file that lacks some columns. */
  private static AccuracyRow row(Map<String, Object> values, Set<String> missing) {
    return row(values, missing, new SpecRecipe(Map.of()));
  }

  private static AccuracyRow row(
      Map<String, Object> values, Set<String> missing, SpecRecipe recipe) {
    Group group = new SimpleGroup(type(missing));
    values.forEach(
        (column, value) -> {
          if (missing.contains(column)) {
            return;
          }
          if (value instanceof Integer number) {
            group.add(column, number);
          } else {
            group.add(column, (String) value);
          }
        });
    return new AccuracyRow(group, recipe);
  }

  private static MessageType type(Set<String> missing) {
    return MessageTypeParser.parseMessageType(
        AccuracySchema.SCHEMA.columns().stream()
            .filter(column -> !missing.contains(column.name()))
            .map(column -> "optional " + type(column) + ";")
            .collect(Collectors.joining(" ", "message row {", "}")));
  }

  private static String type(TableColumn column) {
    return column.type().equals(DataTypes.IntegerType)
        ? "int32 " + column.name()
        : column.type().equals(DataTypes.LongType)
            ? "int64 " + column.name()
            : column.type().equals(DataTypes.DoubleType)
                ? "double " + column.name()
                : "binary " + column.name() + " (UTF8)";
  }
}
