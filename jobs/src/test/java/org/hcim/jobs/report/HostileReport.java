package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.summary.RowScope;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/** A report whose names try to be something else. */
final class HostileReport {

  static final String SCRIPT = "</script><script>window.pwned=1</script>";
  static final String SVG = "\"><svg onload=\"window.pwned=2\">";
  static final String FORMULA = "=cmd|' /C calc'!A0";
  static final String TURNED = "abc\u202etxt.exe\u202c\u2067x\u2069\u2028y";

  private static final Report REPORT = gather();

  private HostileReport() {}

  /** The report, gathered once. */
  static Report report() {
    return REPORT;
  }

  /** Gathers it. */
  static Report gather() {
    var results =
        SmallSweep.results()
            .withColumn(
                "workload", when(col("workload").equalTo("vgg9"), lit(SVG)).otherwise(lit(TURNED)))
            .withColumn(
                "status_reason",
                when(col("status").equalTo("invalid"), lit(SCRIPT + FORMULA))
                    .otherwise(col("status_reason")));
    var verdicts = List.of(new Verdict(SCRIPT, Outcome.WARN, null, SVG, FORMULA));
    return Report.of(
            new ReportInput(
                SCRIPT,
                TURNED,
                SVG,
                "optimum",
                SmallSweep.records(),
                results,
                Optional.of(SmallSweep.frontier(results)),
                Optional.empty(),
                Optional.empty(),
                verdicts,
                LossLimit.DEFAULT,
                RowScope.ALL,
                List.of(
                    new Importance(SVG, "readout", "energy_pj", SCRIPT, 0.25),
                    new Importance(SVG, "adc_bits", "energy_pj", SCRIPT, null)),
                SCRIPT))
        .withHistory(
            List.of(
                new PastRun(SCRIPT, Outcome.PASS, Map.of(SVG, 0.5)),
                new PastRun(TURNED, Outcome.FAIL, Map.of(SVG, 0.4))));
  }
}
