package org.hcim.jobs.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.SimulationSchema;
import org.hcim.jobs.table.Status;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.study.NoiseField;
import org.hcim.sweeps.simulation.SimulatedRun;

/** Creates the rows of {@link SimulationSchema}. */
final class SimulationRows {

  private final PlannedSimulation planned;
  private final String simulationId;
  private final int chunkIndex;

  SimulationRows(PlannedSimulation planned, int chunkIndex) {
    this.planned = planned;
    this.chunkIndex = chunkIndex;
    simulationId = planned.identity().id();
  }

  /** The row of a run. */
  Row row(RunResult result) {
    Map<String, Object> values = new HashMap<>();
    identity(result, values);
    noise(result.run(), values);
    result.result().ifPresent(given -> given(given, values));
    boolean isOk = result.result().isPresent();
    values.put("status", isOk ? Status.OK.key() : Status.INVALID.key());
    values.put("status_reason", reason(result));
    values.put("source", "hcim simulate, " + simulationId);
    values.put("model_version", CostModel.VERSION);
    values.put("schema_version", SimulationSchema.VERSION);
    values.put("git_sha", planned.gitSha());
    return SimulationSchema.SCHEMA.row(values);
  }

  private static String reason(RunResult result) {
    if (result.result().isEmpty()) {
      return result.refusal();
    }
    String noCost = result.result().get().cost().reason();
    return noCost.isEmpty() ? null : "no cost: " + noCost;
  }

  private void identity(RunResult result, Map<String, Object> values) {
    LoadedNetwork network = planned.networks().get(result.run().network());
    OptionalInt rows = result.run().change().rows();
    values.put("simulation_id", simulationId);
    values.put("chunk_index", chunkIndex);
    values.put("config_index", (long) result.number());
    values.put("network", network.name());
    values.put("network_sha256", network.sha256());
    values.put("dataset", planned.images().name());
    values.put("split", planned.images().choice().split());
    values.put("images", (long) planned.images().images().count());
    values.put("images_sha256", planned.images().sha256());
    values.put("readout_change", result.run().change().readout().key());
    values.put("rows_change", rows.isPresent() ? (Integer) rows.getAsInt() : null);
  }

  private static void noise(SimulatedRun run, Map<String, Object> values) {
    values.put("noise", run.noise().name());
    for (NoiseField field : NoiseField.values()) {
      values.put(field.key(), field.of(run.noise().nonIdealities()));
    }
    values.put("seed", run.chip().isPresent() ? (Long) run.chip().getAsLong() : null);
  }

  private static void given(RunResult.Result result, Map<String, Object> values) {
    design(result, values);
    var measured = result.measured();
    var errors = Spread.of(measured.errors());
    Tally compared = result.compared().total();
    values.put("top1_pct", measured.top1Pct());
    values.put("agreement_frac", measured.agreementFrac());
    values.put("output_error_mean", errors.mean());
    values.put("output_error_p50", errors.percentile(50));
    values.put("output_error_p95", errors.percentile(95));
    values.put("output_error_max", errors.percentile(100));
    if (compared.conversions() > 0) {
      values.put("plus_frac", compared.plus() / (double) compared.conversions());
      values.put("minus_frac", compared.minus() / (double) compared.conversions());
    }
    values.put("overflows", measured.tally().overflows());
    values.put("clipped", measured.tally().clipped());
    values.put("saturated", measured.saturated());
    values.put("activations", measured.activations());
    values.put("conversions_run", measured.tally().conversions());
    values.put(
        "exact_correlation_min",
        measured.layers().stream()
            .mapToDouble(layer -> layer.agreement().correlation())
            .min()
            .orElse(0));
    values.put(LayerJson.COLUMN, LayerJson.of(result));
    result.cost().cost().ifPresent(cost -> cost(cost, values));
  }

  private static void design(RunResult.Result result, Map<String, Object> values) {
    Object[] parameters = result.cost().design().values();
    for (Parameter parameter : Parameter.values()) {
      Object value = parameters[parameter.ordinal()];
      values.put(parameter.column(), value instanceof Choice choice ? choice.key() : value);
    }
    values.putIfAbsent(Parameter.READOUT.column(), "ideal");
    values.put("setting_macs_frac", result.cost().common().macsFrac());
  }

  private static void cost(NetworkCost cost, Map<String, Object> values) {
    values.put("energy_pj", cost.energyPj());
    values.put("latency_ns", cost.latencyNs());
    values.put("area_mm2", cost.areaMm2());
    values.put("edap_j_s_mm2", cost.edapJSMm2());
  }
}
