package org.hcim.jobs.calibrate;

import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.psq.training.RunOutcome;
import org.hcim.psq.training.StageSetting;

/** The result of a run that was to be trained. */
sealed interface TunedRun {

  /** A network that was trained and measured. */
  record Trained(StageSetting last, RunOutcome outcome) implements TunedRun {

    /** The result in the form of a calibration's. */
    CalibrationOutcome measured() {
      return new CalibrationOutcome(
          Math.round(outcome.top1Pct() * outcome.testImages() / 100),
          outcome.testImages(),
          outcome.zeroFrac(),
          outcome.zeroFracByLayer(),
          null);
    }
  }

  /** A network that is calibrated only. */
  record Untrained(String reason) implements TunedRun {}
}
