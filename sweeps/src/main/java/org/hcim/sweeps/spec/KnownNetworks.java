package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;

/**
 * The built-in trained networks that match the networks of a sweep: the accuracies of a spec that
 * states no source.
 *
 * @param byWorkload the trained networks of each workload that has any
 * @param replacesZeros whether the networks' zeros replace the default of {@code
 *     ternary_zero_frac}; false if the spec sets or varies it
 */
public record KnownNetworks(Map<String, List<ShippedEntry>> byWorkload, boolean replacesZeros) {

  /** Finds the trained networks of a spec. */
  public static KnownNetworks of(SweepSpec spec) {
    var networks = ShippedNetworks.builtIn();
    Map<String, List<ShippedEntry>> found = new LinkedHashMap<>();
    for (Workload workload : spec.workloads()) {
      List<ShippedEntry> entries = networks.of(workload.network());
      if (!entries.isEmpty()) {
        found.put(workload.name(), entries);
      }
    }
    return new KnownNetworks(found, !spec.stated().contains(Parameter.TERNARY_ZERO_FRAC));
  }

  /** The content that determines rows; empty if there are no networks. */
  Optional<Map<String, Object>> tree() {
    if (byWorkload.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> networks = new TreeMap<>();
    byWorkload.forEach(
        (workload, entries) -> {
          List<Object> trees = new ArrayList<>();
          entries.forEach(
              entry -> trees.add(List.of(entry.name(), entry.sha256(), entry.reached().top1Pct())));
          networks.put(workload, trees);
        });
    return Optional.of(Map.of("trained", networks, "replaces_zeros", replacesZeros));
  }
}
