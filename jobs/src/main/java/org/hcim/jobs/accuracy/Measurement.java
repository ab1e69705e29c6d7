package org.hcim.jobs.accuracy;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;

/**
 * The accuracy of one setting, over its seeds.
 *
 * @param workload the network, by its name in sweeps
 * @param setting the measured algorithm setting
 * @param top1Pct of each seed
 * @param images test images over all seeds; 0 if unknown
 * @param zeroFrac mean fraction of ternary zeros, or null if there are none
 * @param zeroFracByLayer the same by layer, where known
 * @param mostZeroFrac largest fraction of zeros that a design may assume, or null if any
 * @param source the text of {@code accuracy_source}
 */
@SuppressWarnings("serial") // unmodifiable collections of strings and numbers
record Measurement(
    String workload,
    AlgorithmSetting setting,
    List<Double> top1Pct,
    long images,
    Double zeroFrac,
    Map<String, Double> zeroFracByLayer,
    Double mostZeroFrac,
    String source)
    implements Serializable {

  Measurement {
    top1Pct = List.copyOf(top1Pct);
    zeroFracByLayer = Map.copyOf(zeroFracByLayer);
  }

  /** The mean over seeds. */
  double meanTop1Pct() {
    return top1Pct.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
