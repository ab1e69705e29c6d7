package org.hcim.jobs.simulate;

import java.util.Optional;
import org.hcim.simulator.study.Compared;
import org.hcim.simulator.study.Measurement;
import org.hcim.simulator.study.RunCost;
import org.hcim.sweeps.simulation.SimulatedRun;

/**
 * The outcome of a run.
 *
 * @param number of the run
 * @param result empty where the network does not allow the change
 * @param refusal why not; empty where it does
 */
public record RunResult(int number, SimulatedRun run, Optional<Result> result, String refusal) {

  /**
   * The result of a run.
   *
   * @param compared what its comparators said
   */
  public record Result(Measurement measured, Compared compared, RunCost cost) {}
}
