package org.hcim.jobs.simulate;

import java.util.Optional;
import org.hcim.simulator.study.Compared;
import org.hcim.simulator.study.Measurement;
import org.hcim.simulator.study.RunCost;
import org.hcim.sweeps.simulation.SimulatedRun;

/**
 * The outcome of a run.
 *
 * @param number index of the run
 * @param result empty if the network does not allow the change
 * @param refusal the reason why the change is not allowed; empty if it is
 */
public record RunResult(int number, SimulatedRun run, Optional<Result> result, String refusal) {

  /**
   * The result of a run.
   *
   * @param compared statistics of the comparator outputs
   */
  public record Result(Measurement measured, Compared compared, RunCost cost) {}
}
