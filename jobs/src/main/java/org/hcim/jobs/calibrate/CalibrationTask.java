package org.hcim.jobs.calibrate;

import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.study.Compared;
import org.hcim.simulator.study.NetworkChange;
import org.hcim.simulator.study.ReadoutChange;

/** Calibrates a network for a setting in a task, and simulates it on the test images. */
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

  private QuantizedNetwork calibrated(CalibrationRun run, QuantizedNetwork base) {
    var change =
        run.setting().levels() == ReadoutLevels.IDEAL
            ? new ReadoutChange.Ideal()
            : new ReadoutChange.Adc(
                run.setting()
                    .integer(org.hcim.accelerator.design.Parameter.ADC_BITS));
    return new NetworkChange(change, java.util.OptionalInt.of(run.setting().rows())).of(base);
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
