package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of the shipped grids against sweeps of all of their designs. */
@Tag("slow")
class ShippedGridsTest {

  private static final List<String> OBJECTIVES =
      List.of(
          "energy_pj:min,latency_ns:min,area_mm2:min",
          "edap_j_s_mm2:min,energy_pj:min,accuracy_top1_pct:max");

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "paper", "profiles", "exact", "nightly", "large"})
  void aSearchFindsTheFrontierOfTheSweep(String name) {
    Path spec = Path.of(System.getProperty("hcim.root"), "sweeps", name + ".yaml");
    Path swept = directory.resolve("swept");
    StoredSweep sweep = Sweep.of(spec).into(swept).run(spark).sweep();
    for (String objectives : OBJECTIVES) {
      FrontierQuery query = FrontierQuery.DEFAULT.objectives(objectives).maxLoss(LossLimit.ANY);
      FrontierResult expected = Frontier.of(sweep).query(query).run(spark);
      Path found = directory.resolve("found");
      OptimumResult result = Optimum.of(spec).objectives(objectives).into(found).run(spark);

      assertThat(designs(found, result.frontier().orElseThrow()))
          .as(objectives)
          .isEqualTo(designs(swept, expected))
          .isNotEmpty();
    }
  }

  private List<Row> designs(Path out, FrontierResult frontier) {
    return spark
        .read()
        .parquet(out.resolve("frontier").toString())
        .where("frontier_id = '" + frontier.outcome().frontierId() + "'")
        .select("workload", "config_hash", "energy_pj", "latency_ns", "area_mm2")
        .orderBy("workload", "config_hash")
        .collectAsList();
  }
}
