package org.hcim.jobs.simulate;

import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.NetworkChange;

/**
 * A network as it runs, or why it does not.
 *
 * @param refusal the rule that the change breaks; empty where it breaks none
 */
record ChangedNetwork(Optional<QuantizedNetwork> network, String refusal) {

  static ChangedNetwork of(QuantizedNetwork stored, NetworkChange change) {
    try {
      return new ChangedNetwork(Optional.of(change.of(stored)), "");
    } catch (InvalidDesignException e) {
      return new ChangedNetwork(Optional.empty(), e.getMessage());
    }
  }
}
