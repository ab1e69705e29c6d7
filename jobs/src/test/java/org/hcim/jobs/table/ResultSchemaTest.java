package org.hcim.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hcim.accelerator.cost.Component;
import org.junit.jupiter.api.Test;

class ResultSchemaTest {

  /** Published with the first version; users' queries name them. */
  private static final List<String> FIXED =
      List.of(
          "sweep_id STRING",
          "config_index BIGINT",
          "config_hash STRING",
          "workload STRING",
          "xbar_rows INT",
          "xbar_columns INT",
          "cell_bits INT",
          "weight_bits INT",
          "activation_bits INT",
          "stream_bits INT",
          "readout STRING",
          "adc_bits INT",
          "columns_per_adc INT",
          "scale_factor_bits INT",
          "partial_sum_bits INT",
          "ternary_zero_frac DOUBLE",
          "technology_nm INT",
          "supply_v DOUBLE",
          "energy_pj DOUBLE",
          "latency_ns DOUBLE",
          "area_mm2 DOUBLE",
          "edap_j_s_mm2 DOUBLE",
          "tops_per_w DOUBLE",
          "tops_per_mm2 DOUBLE",
          "crossbars BIGINT",
          "utilization_frac DOUBLE",
          "accuracy_top1_pct DOUBLE",
          "accuracy_source STRING",
          "status STRING",
          "model_version STRING",
          "git_sha STRING",
          "readout_pj_per_conversion DOUBLE",
          "readout_um2 DOUBLE",
          "conversions BIGINT",
          "macs BIGINT");

  @Test
  void hasThePromisedColumns() {
    assertThat(ResultSchema.SCHEMA.columns())
        .extracting(column -> column.name() + " " + column.type().sql())
        .containsAll(FIXED);
  }

  @Test
  void usesOnlyTypesThatEveryReaderHas() {
    assertThat(ResultSchema.SCHEMA.columns())
        .extracting(column -> column.type().sql())
        .isSubsetOf("INT", "BIGINT", "DOUBLE", "STRING", "BOOLEAN");
  }

  @Test
  void namesAreSnakeCaseShortAndUnique() {
    Set<String> seen = new HashSet<>();
    for (TableColumn column : ResultSchema.SCHEMA.columns()) {
      assertThat(column.name()).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*").hasSizeLessThan(64);
      assertThat(seen.add(column.name().toUpperCase(Locale.ROOT))).as(column.name()).isTrue();
    }
  }

  @Test
  void everyColumnHasACommentOfOneLine() {
    assertThat(ResultSchema.SCHEMA.columns())
        .allSatisfy(column -> assertThat(column.comment()).isNotBlank().doesNotContain("\n"));
  }

  /** The unit is in the name: a reader who sees only the header knows it. */
  @Test
  void namesOfPhysicalQuantitiesEndInTheirUnit() {
    var suffixes = List.of("_pj", "_ns", "_mm2", "_um2", "_nm", "_v", "_pct", "_frac", "_kib");
    for (TableColumn column : ResultSchema.SCHEMA.columns()) {
      if (Set.of("pJ", "ns", "mm2", "um2", "nm", "V", "%", "1", "KiB").contains(column.unit())) {
        assertThat(suffixes.stream().anyMatch(column.name()::endsWith))
            .as(column.name() + " in " + column.unit())
            .isEqualTo(!column.name().equals("readout_pj_per_conversion"));
      }
    }
  }

  @Test
  void everyComponentHasItsColumns() {
    var names = ResultSchema.SCHEMA.columns().stream().map(TableColumn::name).toList();
    for (Component component : Component.values()) {
      assertThat(names).contains("energy_" + component.key() + "_pj");
      assertThat(names.contains("area_" + component.key() + "_mm2")).isEqualTo(component.hasArea());
    }
  }

  @Test
  void sparkCarriesUnitsAndComments() {
    var energy = ResultSchema.SCHEMA.type().apply("energy_pj");

    assertThat(energy.metadata().getString("unit")).isEqualTo("pJ");
    assertThat(energy.getComment().get()).isEqualTo("Energy per inference of the whole network");
  }
}
