package org.hcim.jobs.accuracy;

import java.io.Serializable;
import java.util.List;
import org.hcim.accelerator.design.AlgorithmSetting;

/**
 * The accuracy of one setting, over its seeds.
 *
 * @param workload the network by the name that sweeps know
 * @param dataset whose images
 * @param top1Pct of each seed
 * @param zeroFrac mean fraction of ternary zeros, or null where there are none
 */
record Measurement(
    String workload,
    String dataset,
    AlgorithmSetting setting,
    List<Double> top1Pct,
    Double zeroFrac)
    implements Serializable {

  /** The mean over seeds. */
  double meanTop1Pct() {
    return top1Pct.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
