package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    var gates = List.of(new Verdict(SCRIPT, Verdict.Status.WARN, SVG, FORMULA));
    return Report.of(
        new ReportInput(
            SCRIPT,
            TURNED,
            SVG,
            SmallSweep.records(),
            results,
            Optional.of(SmallSweep.front(results)),
            Optional.empty(),
            gates,
            List.of(
                new Importance(SVG, "readout", "energy_pj", SCRIPT, 0.25),
                Importance.notIdentifiable(SVG, "adc_bits", "energy_pj", SCRIPT)),
            List.of(
                new PastNight(SCRIPT, Verdict.Status.PASS, Map.of(SVG, 0.5)),
                new PastNight(TURNED, Verdict.Status.FAIL, Map.of(SVG, 0.4)))));
  }
}
