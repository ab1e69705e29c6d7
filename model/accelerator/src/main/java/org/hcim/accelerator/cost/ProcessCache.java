package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.ProcessFactors;

/**
 * A cache of chip unit costs for the processes of recent designs, with one set of constants.
 *
 * <p>Threads may race on an entry: each reads one immutable value or the other.
 */
final class ProcessCache {

  private static final int SLOTS = 256;

  private final Constants constants;
  private final ChipUnits[] slots = new ChipUnits[SLOTS];

  ProcessCache(Constants constants) {
    this.constants = constants;
  }

  Constants constants() {
    return constants;
  }

  ChipUnits of(DesignPoint point) {
    CmosProcess process = point.process();
    double temperatureC = point.operation().temperatureC();
    int slot = slot(process, temperatureC);
    ChipUnits known = slots[slot];
    if (known == null
        || known.temperatureC() != temperatureC
        || !known.factors().process().equals(process)) {
      known = new ChipUnits(ProcessFactors.of(process, constants), temperatureC);
      slots[slot] = known;
    }
    return known;
  }

  private static int slot(CmosProcess process, double temperatureC) {
    long bits =
        Double.doubleToRawLongBits(process.supplyV()) * 31
            + Double.doubleToRawLongBits(temperatureC);
    long mixed = (bits * 31 + process.node().nanometers()) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 56);
  }
}
