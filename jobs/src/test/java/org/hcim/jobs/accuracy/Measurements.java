package org.hcim.jobs.accuracy;

import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;

/** Measurements on an unknown number of test images, whatever zeros a design assumes. */
final class Measurements {

  private Measurements() {}

  static Measurement of(
      String workload,
      AlgorithmSetting setting,
      List<Double> top1Pct,
      Double zeroFrac,
      String source) {
    return new Measurement(workload, setting, top1Pct, 0, zeroFrac, Map.of(), null, source);
  }
}
