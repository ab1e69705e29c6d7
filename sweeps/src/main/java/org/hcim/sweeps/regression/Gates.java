package org.hcim.sweeps.regression;

import java.util.EnumMap;
import java.util.Map;

/**
 * How strict each gate is.
 *
 * @param settings of every gate
 */
public record Gates(Map<Gate, GateSetting> settings) {

  /** Those of a spec that does not say. */
  public static final Gates DEFAULT = new Gates(Map.of());

  public Gates {
    var all = new EnumMap<Gate, GateSetting>(Gate.class);
    for (Gate gate : Gate.values()) {
      all.put(gate, settings.getOrDefault(gate, gate.byDefault()));
    }
    settings = Map.copyOf(all);
  }

  /** A gate's setting. */
  public GateSetting of(Gate gate) {
    return settings.get(gate);
  }

  /** Judges a number. */
  public GateResult judge(Gate gate, double value, String detail) {
    return GateResult.judge(gate, of(gate), value, detail);
  }

  /** Says why there is no number to judge. */
  public GateResult notComparable(Gate gate, String reason) {
    return GateResult.notComparable(gate, of(gate), reason);
  }
}
