package org.hcim.jobs.compare;

import java.util.Comparator;
import java.util.Objects;

/**
 * The identity of a design across sweeps: its parameters, constants and layers, and the name of its
 * network.
 *
 * @param configHash equal for equal parameters, constants and layers
 * @param workload the network's name; two names of one network are two workloads
 */
public record DesignKey(String configHash, String workload) implements Comparable<DesignKey> {

  private static final Comparator<DesignKey> ORDER =
      Comparator.comparing(DesignKey::workload).thenComparing(DesignKey::configHash);

  public DesignKey {
    Objects.requireNonNull(configHash, "configHash");
    Objects.requireNonNull(workload, "workload");
  }

  @Override
  public int compareTo(DesignKey other) {
    return ORDER.compare(this, other);
  }
}
