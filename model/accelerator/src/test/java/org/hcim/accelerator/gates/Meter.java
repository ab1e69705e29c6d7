package org.hcim.accelerator.gates;

/** Counts what switches. */
final class Meter {

  private long cycles;
  private long discharges;
  private long evaluations;
  private long writes;
  private long flips;
  private long activePairs;

  void clear() {
    cycles = 0;
    discharges = 0;
    evaluations = 0;
    writes = 0;
    flips = 0;
    activePairs = 0;
  }

  void tick() {
    cycles++;
  }

  void discharge(boolean happens) {
    discharges += happens ? 1 : 0;
  }

  void evaluate() {
    evaluations++;
  }

  void write(boolean changes) {
    writes++;
    flips += changes ? 1 : 0;
  }

  void pairs(TernaryCode[] codes) {
    for (int i = 0; i + 1 < codes.length; i += 2) {
      activePairs += codes[i].isActive() || codes[i + 1].isActive() ? 1 : 0;
    }
  }

  Activity activity() {
    return new Activity(cycles, discharges, evaluations, writes, flips, activePairs);
  }
}
