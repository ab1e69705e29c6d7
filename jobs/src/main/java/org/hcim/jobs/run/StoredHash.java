package org.hcim.jobs.run;

import java.util.List;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.simulate.PlannedSimulation;
import org.hcim.jobs.store.DefinitionHash;
import org.hcim.jobs.store.Table;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.spec.SweepSpec;

/** Recomputes the hashes of stored specs and queries. */
record StoredHash() implements DefinitionHash {

  @Override
  public List<String> of(
      Table table, String canonicalJson, String modelVersion, String schemaVersion) {
    return switch (table) {
      case RESULTS ->
          List.of(
              SweepSpec.hash(
                  canonicalJson, modelVersion, schemaVersion, DesignSpace.ENUMERATION_VERSION));
      case FRONTIER -> List.of(FrontierQuery.hash(canonicalJson));
      case SIMULATIONS ->
          List.of(PlannedSimulation.hash(canonicalJson, modelVersion, schemaVersion));
      case ACCURACY ->
          List.of(); // the hash includes the ids of its stages, which only the training knows
    };
  }
}
