package org.hcim.jobs.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.DesignFigures;
import org.hcim.accelerator.cost.NetworkCost;

/** The expected columns of a result, by name; independent of {@link RowBuilder}. */
public final class ExpectedColumns {

  private ExpectedColumns() {}

  public static Map<String, Object> of(NetworkCost cost) {
    var columns = new LinkedHashMap<String, Object>();
    columns.put("energy_pj", cost.energyPj());
    columns.put("latency_ns", cost.latencyNs());
    columns.put("area_mm2", cost.areaMm2());
    columns.put("edp_j_s", cost.edpJS());
    columns.put("edap_j_s_mm2", cost.edapJSMm2());
    columns.put("tops_per_w", cost.topsPerW());
    columns.put("tops_per_mm2", cost.topsPerMm2());
    columns.put("inferences_per_s", cost.inferencesPerS());
    columns.put("pipelined_inferences_per_s", cost.pipelinedInferencesPerS());
    columns.put("crossbars", (long) cost.crossbars());
    columns.put("tiles_used", (long) cost.tiles());
    columns.put("utilization_frac", cost.utilizationFrac());
    columns.put("macs", (long) cost.macs());
    columns.put("conversions", (long) cost.conversions());
    columns.put("readout_pj_per_conversion", cost.readoutPjPerConversion());
    columns.put("readout_um2", cost.readoutUm2());
    columns.put("scale_factor_kib", cost.scaleFactorKib());
    columns.put("mean_zero_frac", cost.meanZeroFrac());
    DesignFigures figures = cost.figures();
    columns.put("unit_step_mv", figures.unitStepMv().stream().boxed().findFirst().orElse(null));
    columns.put("ir_drop_frac", figures.irDropFrac());
    columns.put(
        "comparator_size_factor",
        figures.comparatorSizeFactor().stream().boxed().findFirst().orElse(null));
    Integer bits = figures.adcRequiredBits().stream().boxed().findFirst().orElse(null);
    columns.put("adc_required_bits", bits);
    columns.put("adc_clips", bits == null ? null : (Boolean) figures.adcClips());
    columns.put("technology_extrapolated", figures.technologyExtrapolated());
    for (Component component : Component.values()) {
      columns.put("energy_" + component.key() + "_pj", cost.energyPj(component));
      if (component.hasArea()) {
        columns.put("area_" + component.key() + "_mm2", cost.areaMm2(component));
      }
    }
    return columns;
  }
}
