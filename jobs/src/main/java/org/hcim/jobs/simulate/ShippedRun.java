package org.hcim.jobs.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.NetworkChange;
import org.hcim.simulator.study.NoiseField;
import org.hcim.simulator.study.ReadoutChange;
import org.hcim.simulator.study.SimulationRun;
import org.hcim.sweeps.simulation.SimulatedRun;

/**
 * A run in serializable form, for transfer to workers.
 *
 * @param rows crossbar rows; 0 for the network's own
 * @param noise values by {@link NoiseField}
 * @param seed chip seed; 0 without random variation
 */
record ShippedRun(int network, String readout, int rows, ArrayList<Double> noise, long seed)
    implements Serializable {

  static ShippedRun of(SimulatedRun run) {
    var noise = new ArrayList<Double>();
    for (NoiseField field : NoiseField.values()) {
      noise.add(field.of(run.noise().nonIdealities()));
    }
    return new ShippedRun(
        run.network(),
        run.change().readout().key(),
        run.change().rows().orElse(0),
        noise,
        run.chip().orElse(0));
  }

  /** The run of a deserialized network. */
  SimulationRun of(QuantizedNetwork stored) {
    var change =
        new NetworkChange(
            ReadoutChange.parse(readout), rows == 0 ? OptionalInt.empty() : OptionalInt.of(rows));
    return new SimulationRun(stored, change, nonIdealities(), seed, Comparison.WITH_IDEAL);
  }

  private NonIdealities nonIdealities() {
    Map<NoiseField, Double> values = new EnumMap<>(NoiseField.class);
    for (NoiseField field : NoiseField.values()) {
      values.put(field, noise.get(field.ordinal()));
    }
    return NoiseField.nonIdealities(values);
  }
}
