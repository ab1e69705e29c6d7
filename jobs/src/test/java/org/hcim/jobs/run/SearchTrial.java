package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * Searches of small grids.
 *
 * @param directory of specs and tables
 */
record SearchTrial(SparkSession spark, Path directory) {

  /** A grid of several readouts on two networks, with rules. */
  static final String SPACE =
      """
      workloads: [resnet20, {network: vgg9, name: vgg9-sparse, ternary_zero_frac: 0.8}]
      bundles:
        readouts:
          ternary:
          binary:
          adc-sar-7:
          adc-sar-5: {readout: sar, adc_bits: 5, adc_cost_source: paper}
          digital: {readout: digital}
      axes:
        xbar_rows: [64, 128, 200]
        xbar_columns: [64, 128, 256]
        weight_bits: [2, 4]
        ternary_zero_frac: [0.3, 0.6]
        tiles: [2, 16, 4096]
      constraints:
        - {name: not_elongated, rule: xbar_columns <= 2 * xbar_rows}
        - {name: dense_is_narrow, rule: ternary_zero_frac > 0.5 OR weight_bits = 2}
      """;

  /** Compares the search with a sweep of all designs. */
  OptimumResult compare(Path spec, FrontierQuery query) throws IOException {
    FrontierQuery any = query.maxLoss(LossLimit.ANY);
    Path swept = Files.createTempDirectory(directory, "swept");
    Path found = Files.createTempDirectory(directory, "found");
    Frontier.of(Sweep.of(spec).into(swept).run(spark).sweep()).query(any).run(spark);
    String objectives = String.join(",", any.objectives().stream().map(String::valueOf).toList());
    OptimumResult result =
        Optimum.of(spec)
            .objectives(objectives)
            .by(any.by().toArray(String[]::new))
            .into(found)
            .run(spark);
    assertThat(designs(found)).isEqualTo(designs(swept)).isNotEmpty();
    return result;
  }

  /** The frontier below an output directory. */
  List<Row> designs(Path out) {
    return spark
        .read()
        .parquet(out.resolve("frontier").toString())
        .selectExpr("workload", "config_hash", "energy_pj", "latency_ns", "area_mm2")
        .orderBy("workload", "config_hash")
        .collectAsList();
  }

  /** Writes a spec to a file of its own. */
  Path spec(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "spec", ".yaml"), text);
  }
}
