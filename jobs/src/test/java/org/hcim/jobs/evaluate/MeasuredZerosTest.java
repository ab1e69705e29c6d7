package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.ResultSchema;
import org.junit.jupiter.api.Test;

class MeasuredZerosTest {

  private static final String SPEC =
      """
      sweep: s
      workloads: [resnet20, vgg9]
      fixed: {ternary_zero_frac: %s}
      axes: {readout: [ternary, binary, sar], xbar_rows: [64, 128]}
      """;

  /** Half of the values of resnet20 are zero, three quarters of those of vgg9. */
  private record Measured() implements Accuracies {

    private static final long serialVersionUID = 1L;

    @Override
    public Optional<Accuracy> of(String workload, String network, Object[] values) {
      boolean ternary = values[Parameter.READOUT.ordinal()] == ReadoutKind.TERNARY;
      Double zeros = network.equals("vgg9") ? 0.75 : 0.5;
      return Optional.of(new Accuracy(50, ternary ? zeros : null, "us"));
    }
  }

  /** Rows are those of sweeps whose design has the fraction; only accuracy is added. */
  @Test
  void costsAreThoseOfDesignsWithTheMeasuredFraction() {
    List<Row> measured = rows(Trial.of(SPEC.formatted("0.1")).with(new Measured()));
    List<Row> half = rows(Trial.of(SPEC.formatted("0.5")));
    List<Row> quarters = rows(Trial.of(SPEC.formatted("0.75")));

    assertThat(measured).hasSize(12);
    for (int i = 0; i < measured.size(); i++) {
      Row expected = (i % 2 == 0 ? half : quarters).get(i);
      for (String column : List.of("config_hash", "energy_pj", "latency_ns", "ternary_zero_frac")) {
        assertThat(measured.get(i).<Object>getAs(column))
            .as(column + " of row " + i)
            .isEqualTo(expected.getAs(column));
      }
      assertThat((Double) measured.get(i).getAs("accuracy_top1_pct")).isEqualTo(50);
    }
  }

  /** The zeros of resnet20's first two layers, beside the fraction of all. */
  private record ByLayer() implements Accuracies {

    private static final long serialVersionUID = 1L;

    @Override
    public Optional<Accuracy> of(String workload, String network, Object[] values) {
      return Optional.of(
          new Accuracy(50.0, null, 0.5, Map.of("conv1", 0.2, "layer1.0.conv1", 0.9), "us"));
    }
  }

  /** Rows are those of a sweep that states the zeros of these layers. */
  @Test
  void costsAreThoseOfANetworkWithTheMeasuredLayers() {
    String spec =
        """
        sweep: s
        workloads: [%s]
        fixed: {ternary_zero_frac: %s}
        axes: {readout: [ternary, sar], xbar_rows: [64, 128]}
        """;
    String layers = "{network: resnet20, ternary_zero_frac: {conv1: 0.2, layer1.0.conv1: 0.9}}";
    List<Row> measured = rows(Trial.of(spec.formatted("resnet20", "0.1")).with(new ByLayer()));
    List<Row> stated = rows(Trial.of(spec.formatted(layers, "0.5")));

    assertThat(measured).hasSize(4);
    for (int i = 0; i < 2; i++) {
      for (String column :
          List.of("config_hash", "energy_pj", "mean_zero_frac", "ternary_zero_frac")) {
        assertThat(measured.get(i).<Object>getAs(column))
            .as(column + " of row " + i)
            .isEqualTo(stated.get(i).getAs(column));
      }
    }
    assertThat(measured.get(2).<Object>getAs("readout")).isEqualTo("sar");
    assertThat(measured.get(2).<Object>getAs("ternary_zero_frac")).isNull();
  }

  private static List<Row> rows(Trial trial) {
    var evaluator = new PointEvaluator(trial.input(), 0);
    List<Row> rows = new ArrayList<>();
    for (long i = 0; i < trial.spec().space().size(); i++) {
      evaluator.evaluate(i, row -> rows.add(named(row)));
    }
    return rows;
  }

  private static Row named(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return new GenericRowWithSchema(values, ResultSchema.SCHEMA.type());
  }
}
