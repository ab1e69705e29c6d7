package org.hcim.jobs.calibrate;

import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.psq.training.RunOutcome;
import org.hcim.psq.training.StageSetting;

/** The result of a run for which training was requested. */
sealed interface TunedRun {

  /** A network that was trained and measured. */
  record Trained(StageSetting last, RunOutcome outcome) implements TunedRun {

    /** The result, converted to the outcome of a calibration. */
    CalibrationOutcome measured() {
      return new CalibrationOutcome(
          Math.round(outcome.top1Pct() * outcome.testImages() / 100),
          outcome.testImages(),
          outcome.zeroFrac(),
          outcome.zeroFracByLayer(),
          null);
    }
  }

  /** A network that was only calibrated. */
  record Untrained(String reason) implements TunedRun {}
}
