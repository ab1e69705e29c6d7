package org.hcim.jobs.simulate;

import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.NetworkChange;

/**
 * A changed network, or the reason why the change is not allowed.
 *
 * @param refusal the rule that the change violates; empty if it is allowed
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
