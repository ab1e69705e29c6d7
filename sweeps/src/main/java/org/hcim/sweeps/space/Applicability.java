package org.hcim.sweeps.space;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** Removes the values of parameters that do not apply to a point's readout. */
final class Applicability {

  /** The slots of the parameters that do not apply to a readout. */
  private static final Map<ReadoutKind, int[]> FOREIGN = new EnumMap<>(ReadoutKind.class);

  static {
    for (ReadoutKind readout : ReadoutKind.values()) {
      FOREIGN.put(readout, foreign(readout));
    }
  }

  private Applicability() {}

  /** Sets the values that do not apply to null. */
  static void mask(Object[] values) {
    for (int slot : FOREIGN.get(Slot.readout(values))) {
      values[slot] = null;
    }
  }

  private static int[] foreign(ReadoutKind readout) {
    return Arrays.stream(Parameter.values())
        .filter(parameter -> !parameter.appliesTo(readout))
        .mapToInt(Slot::of)
        .toArray();
  }
}
