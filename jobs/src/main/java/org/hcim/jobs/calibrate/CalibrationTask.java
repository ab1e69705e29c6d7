package org.hcim.jobs.calibrate;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.simulator.calibration.PartialSumCalibration;
import org.hcim.simulator.calibration.PartialSumSetting;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.study.CommonSetting;
import org.hcim.simulator.study.Compared;

/** The task that calibrates a network for a setting and simulates it on the test images. */
record CalibrationTask(Broadcast<CalibrationInput> input)
    implements Function<CalibrationRun, CalibrationOutcome> {

  @Override
  public CalibrationOutcome call(CalibrationRun run) {
    try {
      QuantizedNetwork base = input.value().base(run.workload());
      return outcome(run, base, calibrated(run, base));
    } catch (InvalidDesignException e) {
      return CalibrationOutcome.refused(e.getMessage());
    }
  }

  /** The calibrated network; for the reference, the base network itself. */
  private QuantizedNetwork calibrated(CalibrationRun run, QuantizedNetwork base) {
    Precision stored = CommonSetting.of(base).setting().precision();
    Precision asked = run.setting().precision();
    check(
        asked.weightBits() == stored.weightBits()
            && asked.activationBits() == stored.activationBits(),
        "weight_bits and activation_bits (%d, %d) must be those of the base network (%d, %d)",
        asked.weightBits(),
        asked.activationBits(),
        stored.weightBits(),
        stored.activationBits());
    if (run.setting().levels() == ReadoutLevels.IDEAL) {
      return base;
    }
    return PartialSumCalibration.calibrate(
        base, new PartialSumSetting(run.setting()), input.value().calibration(base));
  }

  private CalibrationOutcome outcome(
      CalibrationRun run, QuantizedNetwork base, QuantizedNetwork network) {
    var simulator = new Simulator(network, Comparison.NONE);
    int[][] results = simulator.run(input.value().test(base));
    boolean isTernary = run.setting().levels() == ReadoutLevels.TERNARY;
    Compared compared = Compared.of(network, isTernary ? simulator.statistics() : List.of());
    return new CalibrationOutcome(
        input.value().correct(results),
        results.length,
        isTernary ? (Double) compared.total().zeroFrac() : null,
        compared.zeroFracs(),
        null);
  }
}
