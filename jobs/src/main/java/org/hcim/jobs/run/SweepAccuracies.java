package org.hcim.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.network.Network;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.accuracy.EstimatedAccuracies;
import org.hcim.jobs.accuracy.ExactSums;
import org.hcim.jobs.accuracy.KnownAccuracies;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.spec.AccuracySpec;
import org.hcim.sweeps.spec.KnownNetworks;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;

/** The accuracies that apply to the designs of a sweep. */
final class SweepAccuracies {

  private SweepAccuracies() {}

  /** Those that are known, and estimates if the spec enables them. */
  static Accuracies of(PlannedSweep sweep) {
    SweepSpec spec = sweep.spec();
    KnownAccuracies known = known(spec);
    RangedAccuracies all =
        exact(
            sweep
                .calibration()
                .map(each -> new KnownAccuracies(each.accuracies().judged(classes(spec)), known))
                .orElse(known),
            spec);
    return spec.estimate().isPresent() ? EstimatedAccuracies.of(all, networks(spec)) : all;
  }

  /** Those that are known without a calibration by the sweep. */
  static RangedAccuracies uncalibrated(SweepSpec spec) {
    return exact(known(spec), spec);
  }

  private static RangedAccuracies exact(RangedAccuracies known, SweepSpec spec) {
    return new ExactSums(known, spec.largestBits());
  }

  private static KnownAccuracies known(SweepSpec spec) {
    return spec.accuracy().orElse(null) instanceof AccuracySpec.Trained table
        ? KnownAccuracies.of(AccuracyTable.load(table).judged(classes(spec)))
        : KnownAccuracies.of(KnownNetworks.of(spec), new PublishedAccuracies());
  }

  private static Map<String, Network> networks(SweepSpec spec) {
    var networks = new LinkedHashMap<String, Network>();
    spec.workloads().forEach(workload -> networks.put(workload.name(), workload.network()));
    return networks;
  }

  /** The number of classes by the names under which a table may have a network. */
  private static Map<String, Integer> classes(SweepSpec spec) {
    var classes = new LinkedHashMap<String, Integer>();
    for (Workload workload : spec.workloads()) {
      int count = workload.network().classes();
      classes.putIfAbsent(workload.network().name(), count);
      classes.put(workload.name(), count);
    }
    return classes;
  }
}
