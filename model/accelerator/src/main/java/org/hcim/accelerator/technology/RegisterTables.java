package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.DesignPoint;

/**
 * Register-file figures by number of entries, from PUMA's figures for 32 to 256 entries: linear
 * between them on log-log axes, with the outer segments extended (ADR-0006). Tabulated once.
 */
public final class RegisterTables {

  /** The maximum entries: one per wordline or output of the largest crossbar. */
  private static final int MAX_ENTRIES = DesignPoint.MAX_LINES;

  private static final int MIN_ENTRIES = 32;

  private static final Constant[] INPUT_POWER = {
    INPUT_REGISTER_32_MW, INPUT_REGISTER_64_MW, INPUT_REGISTER_128_MW, INPUT_REGISTER_256_MW
  };
  private static final Constant[] INPUT_WRITE_POWER = {
    INPUT_REGISTER_32_WRITE_MW,
    INPUT_REGISTER_64_WRITE_MW,
    INPUT_REGISTER_128_WRITE_MW,
    INPUT_REGISTER_256_WRITE_MW
  };
  private static final Constant[] OUTPUT_POWER = {
    OUTPUT_REGISTER_32_MW, OUTPUT_REGISTER_64_MW, OUTPUT_REGISTER_128_MW, OUTPUT_REGISTER_256_MW
  };
  private static final Constant[] AREA = {
    REGISTER_32_AREA_MM2, REGISTER_64_AREA_MM2, REGISTER_128_AREA_MM2, REGISTER_256_AREA_MM2
  };

  private final double[] inputReadPj;
  private final double[] inputWritePj;
  private final double[] outputAccessPj;
  private final double[] areaMm2;

  RegisterTables(Constants constants) {
    double cycleNs = constants.get(REGISTER_LATENCY_NS);
    inputReadPj = table(constants, INPUT_POWER, cycleNs);
    inputWritePj = table(constants, INPUT_WRITE_POWER, cycleNs);
    outputAccessPj = table(constants, OUTPUT_POWER, cycleNs);
    areaMm2 = table(constants, AREA, 1);
  }

  /** Energy of reading a bit-stream of all entries of an input register. */
  public double inputReadPj(int entries) {
    return inputReadPj[entries];
  }

  /** Energy of writing one word of an input register with this number of entries. */
  public double inputWritePj(int entries) {
    return inputWritePj[entries];
  }

  /** Energy of one access to an output register with this number of entries. */
  public double outputAccessPj(int entries) {
    return outputAccessPj[entries];
  }

  public double areaMm2(int entries) {
    return areaMm2[entries];
  }

  /** Returns whether no figure falls as the number of entries rises. */
  public boolean rise() {
    return rises(inputReadPj) && rises(inputWritePj) && rises(outputAccessPj) && rises(areaMm2);
  }

  private static boolean rises(double[] table) {
    for (int entries = 2; entries < table.length; entries++) {
      if (table[entries] < table[entries - 1]) {
        return false;
      }
    }
    return true;
  }

  private static double[] table(Constants constants, Constant[] points, double factor) {
    var table = new double[MAX_ENTRIES + 1];
    for (int entries = 1; entries <= MAX_ENTRIES; entries++) {
      table[entries] = at(entries, points, constants) * factor;
    }
    return table;
  }

  private static double at(int entries, Constant[] points, Constants constants) {
    int segment = 0;
    while (segment < points.length - 2 && entries > MIN_ENTRIES << (segment + 1)) {
      segment++;
    }
    int leftEntries = MIN_ENTRIES << segment;
    double left = constants.get(points[segment]);
    double right = constants.get(points[segment + 1]);
    double octaves = StrictMath.log((double) entries / leftEntries) / StrictMath.log(2);
    if (octaves == 0 || octaves == 1) {
      return octaves == 0 ? left : right;
    }
    return left * StrictMath.pow(right / left, octaves);
  }
}
