package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;

class ConstantsTest {

  private static final String SPEC =
      "{sweep: x, workloads: [resnet20], bundles: {r: [adc-sar-7]}, axes: {xbar_rows: [128]}";

  @Test
  void aSpecsConstantsReachTheRows() {
    Trial trial = Trial.of(SPEC + ", constants: {adc_sar7_power_mw: 20}}");
    CostModel model =
        CostModel.with(Constants.cited().with(Map.of(Constant.ADC_SAR7_POWER_MW, 20.0)));
    double direct =
        model
            .evaluate(
                DesignPoint.of(trial.spec().space().point(0)),
                NetworkProfile.of(Networks.builtIn("resnet20")))
            .energyPj();

    assertThat(energyPj(trial)).isEqualTo(direct).isNotEqualTo(energyPj(Trial.of(SPEC + "}")));
  }

  @Test
  void anInfiniteResultIsARowWithoutNumbers() {
    Trial trial = Trial.of(SPEC + ", constants: {adc_sar7_power_mw: 1.7e308}}");
    Row row = row(trial);

    assertThat(row.getString(ResultSchema.SCHEMA.type().fieldIndex("status")))
        .isEqualTo("non_finite");
    assertThat(row.get(ResultSchema.SCHEMA.type().fieldIndex("energy_pj"))).isNull();
  }

  private static double energyPj(Trial trial) {
    return row(trial).getDouble(ResultSchema.SCHEMA.type().fieldIndex("energy_pj"));
  }

  private static Row row(Trial trial) {
    List<Row> rows = new ArrayList<>();
    new PointEvaluator(trial.input(), 0).evaluate(0, rows::add);
    return rows.get(0);
  }
}
