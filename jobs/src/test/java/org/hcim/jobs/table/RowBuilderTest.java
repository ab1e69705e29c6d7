package org.hcim.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row read back column by column, by name. */
class RowBuilderTest {

  private static final Provenance PROVENANCE = new Provenance("s_0123", "1.2.3", "abc-dirty");

  private final RowBuilder builder = new RowBuilder(ResultColumns.ALL, PROVENANCE, 7);

  @ParameterizedTest
  @EnumSource(ReadoutKind.class)
  void holdsEveryFigureUnderItsName(ReadoutKind readout) {
    Object[] values = design(readout);
    NetworkCost cost = cost(values);
    builder.design(values);
    Row row = builder.result(42, "00ff", "net", cost, new Accuracy(88.8, 92.3, null, "someone"));

    assertThat(row.size()).isEqualTo(ResultSchema.SCHEMA.columns().size());
    ExpectedColumns.of(cost).forEach((name, value) -> assertThat(at(row, name)).isEqualTo(value));
    for (Parameter parameter : Parameter.values()) {
      Object value = values[parameter.ordinal()];
      assertThat(at(row, parameter.column()))
          .isEqualTo(value instanceof Choice choice ? choice.key() : value);
    }
    identity().forEach((name, value) -> assertThat(at(row, name)).isEqualTo(value));
    assertThat(at(row, "accuracy_top1_pct")).isEqualTo(88.8);
    assertThat(at(row, "accuracy_loss_points")).isEqualTo(92.3 - 88.8);
    assertThat(at(row, "accuracy_source")).isEqualTo("someone");
    assertThat(at(row, "status")).isEqualTo("ok");
    assertThat(at(row, "status_reason")).isNull();
  }

  @Test
  void everyColumnIsOneOfThoseThatAreCheckedHere() {
    Set<String> checked = new TreeSet<>(identity().keySet());
    Object[] values = design(ReadoutKind.TERNARY);
    checked.addAll(ExpectedColumns.of(cost(values)).keySet());
    for (Parameter parameter : Parameter.values()) {
      checked.add(parameter.column());
    }
    checked.addAll(
        Set.of(
            "accuracy_top1_pct",
            "accuracy_loss_points",
            "accuracy_source",
            "status",
            "status_reason"));

    assertThat(ResultSchema.SCHEMA.type().fieldNames())
        .containsExactlyInAnyOrderElementsOf(checked);
  }

  @Test
  void componentsAddUpToTotalsBitForBit() {
    Object[] values = design(ReadoutKind.SAR);
    builder.design(values);
    Row row = builder.result(0, "", "net", cost(values), null);
    double energyPj = 0;
    double areaMm2 = 0;
    for (Component component : Component.values()) {
      energyPj += (Double) at(row, "energy_" + component.key() + "_pj");
      areaMm2 += component.hasArea() ? (Double) at(row, "area_" + component.key() + "_mm2") : 0;
    }

    assertThat(at(row, "energy_pj")).isEqualTo(energyPj);
    assertThat(at(row, "area_mm2")).isEqualTo(areaMm2);
    assertThat(at(row, "accuracy_source")).isNull();
  }

  @Test
  void aFailureHasItsParametersAndAReasonAndNothingElse() {
    Object[] values = design(ReadoutKind.BINARY);
    builder.design(values);
    Row row = builder.failure(42, "00ff", "net", Status.DOES_NOT_FIT, "too large");

    identity().forEach((name, value) -> assertThat(at(row, name)).isEqualTo(value));
    assertThat(at(row, "readout")).isEqualTo("binary");
    assertThat(at(row, "status")).isEqualTo("does_not_fit");
    assertThat(at(row, "status_reason")).isEqualTo("too large");
    ExpectedColumns.of(cost(values)).keySet().forEach(name -> assertThat(at(row, name)).isNull());
  }

  @Test
  void nothingOfTheDesignBeforeIsLeft() {
    builder.design(design(ReadoutKind.SAR));
    builder.design(design(ReadoutKind.BINARY));
    Row row = builder.failure(0, "", "net", Status.ERROR, "");

    assertThat(at(row, "adc_bits")).isNull();
    assertThat(at(row, "columns_per_adc")).isNull();
  }

  private static Map<String, Object> identity() {
    return Map.of(
        "sweep_id", "s_0123",
        "chunk_index", 7,
        "config_index", 42L,
        "config_hash", "00ff",
        "workload", "net",
        "model_version", "1.2.3",
        "schema_version", ResultSchema.VERSION,
        "git_sha", "abc-dirty");
  }

  private static Object at(Row row, String column) {
    return row.get(ResultSchema.SCHEMA.type().fieldIndex(column));
  }

  /** Defaults, each parameter only where it applies; SAR of 7 bits and flash of 4. */
  private static Object[] design(ReadoutKind readout) {
    Object[] values = new Object[Parameter.count()];
    for (Parameter parameter : Parameter.values()) {
      values[parameter.ordinal()] =
          parameter.appliesTo(readout) ? parameter.domain().byDefault().orElse(null) : null;
    }
    values[Parameter.READOUT.ordinal()] = readout;
    if (readout == ReadoutKind.FLASH) {
      values[Parameter.ADC_BITS.ordinal()] = 4;
    }
    DesignPoint.derive(values);
    return values;
  }

  private static NetworkCost cost(Object[] values) {
    return CostModel.cited()
        .evaluate(DesignPoint.of(values), NetworkProfile.of(Networks.builtIn("resnet20")));
  }
}
