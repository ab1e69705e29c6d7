package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches against sweeps of all designs. */
class OptimumTest {

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;
  private SearchTrial trial;

  @BeforeEach
  void begin() {
    trial = new SearchTrial(spark, directory);
  }

  @Test
  void commitsTheFrontierOfAllDesigns() throws IOException {
    Path spec = trial.spec("sweep: searched\n" + SearchTrial.SPACE);
    Path swept = directory.resolve("swept");
    Path found = directory.resolve("found");
    StoredSweep sweep = Sweep.of(spec).into(swept).run(spark).sweep();
    Frontier.of(sweep).query(FrontierQuery.DEFAULT.maxLoss(LossLimit.ANY)).run(spark);
    OptimumResult result = Optimum.of(spec).into(found).run(spark);

    assertThat(trial.designs(found)).isEqualTo(trial.designs(swept)).isNotEmpty();
    assertThat(result.points().longValueExact()).isEqualTo(sweep.status().points());
    assertThat(result.networks())
        .allSatisfy(network -> assertThat(network.found().isComplete()).isTrue());
  }

  /** Measured zeros, by layer, replace those of ternary designs; most designs have no accuracy. */
  @Test
  void accuracyIsAnObjective() throws IOException {
    Path spec =
        trial.spec(
            """
            sweep: accurate
            workloads: [{network: resnet8, name: small, image: 16x16}, resnet20]
            bundles: {readouts: [ternary, binary, adc-sar-6, digital]}
            axes:
              xbar_rows: [64, 96, 128]
              xbar_columns: [64, 128]
              weight_bits: [2, 4]
              xbars_per_dcim: [1, 4]
            """);
    String objectives = "energy_pj:min,area_mm2:min,accuracy_top1_pct:max";
    Path swept = directory.resolve("swept-accurate");
    Path found = directory.resolve("found-accurate");
    StoredSweep sweep = Sweep.of(spec).into(swept).run(spark).sweep();
    Frontier.of(sweep).query(FrontierQuery.DEFAULT.objectives(objectives)).run(spark);
    Optimum.of(spec).objectives(objectives).into(found).run(spark);

    assertThat(trial.designs(found)).isEqualTo(trial.designs(swept));
    assertThat(trial.designs(found))
        .extracting(row -> row.<String>getAs("workload"))
        .contains("small", "resnet20");
  }

  /** The digital designs lose nothing, and 0 has no place on a logarithmic scale. */
  @Test
  void aLossOfZeroIsOnTheFrontier() throws IOException {
    Path spec =
        trial.spec(
            """
            sweep: lossless
            workloads: [{network: resnet8, name: small, image: 16x16}]
            bundles: {readouts: [ternary, binary, adc-sar-6, digital]}
            axes: {xbar_rows: [64, 128], weight_bits: [2, 4]}
            """);
    OptimumResult result =
        trial.compare(
            spec, FrontierQuery.DEFAULT.objectives("energy_pj:min,accuracy_loss_points:min"));

    assertThat(result.frontier().orElseThrow().outcome().groups().get(0).best())
        .hasEntrySatisfying("accuracy_loss_points", best -> assertThat(best).isNotPositive());
  }

  @Test
  void searchesMoreDesignsThanNumbersReach() throws IOException {
    Path spec =
        trial.spec(
            """
            sweep: endless
            workloads: [resnet20]
            axes:
              xbar_rows: {range: [16, 1039]}
              xbar_columns: {range: [16, 1039]}
              xbars_per_tile: {range: [8, 1031]}
              weight_replication: {range: [1, 1024]}
              partial_sum_bits: {range: [8, 23]}
              scale_factor_bits: {range: [1, 8]}
              xbars_per_dcim: {range: [1, 16]}
              weight_bits: {range: [2, 5]}
              tiles: {range: [10001, 11024]}
              ternary_zero_frac: {linear: [0, 0.875], points: 8}
            """);
    OptimumResult result =
        Optimum.of(spec)
            .objectives("energy_pj:min,area_mm2:min")
            .into(directory.resolve("endless"))
            .run(spark);

    assertThat(result.points().bitLength()).isEqualTo(50 + 4 + 3 + 4 + 2 + 3 + 1);
    assertThat(result.frontier()).isPresent();
  }

  @Test
  void aSearchThatEndsBeforeItsFirstDesignWritesNothing() throws IOException {
    Path spec =
        trial.spec(
            "sweep: ended\n" + SearchTrial.SPACE.replace("[64, 128, 200]", "{range: [64, 1024]}"));
    Path out = directory.resolve("ended");

    assertThatThrownBy(() -> Optimum.of(spec).within(Duration.ofNanos(1)).into(out).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessage("the time limit ended the search before it found a design; allow more time");
    assertThat(out).isEmptyDirectory();
  }

  /** Each question for the time takes 1 s. */
  @Test
  void aSearchThatATimeLimitEndsWritesRowsAndNoFrontier() throws IOException {
    Path spec = trial.spec("sweep: ended\n" + SearchTrial.SPACE);
    Path out = directory.resolve("incomplete");
    var seconds = new AtomicLong();
    var planned = PlannedOptimum.of(Optimum.of(spec).into(out).within(Duration.ofSeconds(8)));
    OptimumResult result =
        new OptimumRun(
                planned, Execution.on(spark), () -> seconds.getAndIncrement() * 1_000_000_000)
            .run();

    assertThat(result.frontier()).isEmpty();
    assertThat(out.resolve("frontier")).doesNotExist();
    assertThat(result.networks())
        .hasSize(2)
        .allSatisfy(
            network -> {
              assertThat(network.found().isComplete()).isFalse();
              assertThat(network.found().missing()).hasSize(3);
              assertThat(network.found().designs()).isNotEmpty();
            });
    assertThat(result.sweep().isComplete()).isTrue();
    assertThat(result.sweep().status().canonicalJson()).contains("incomplete optimum of ended by");
    Set<List<Object>> found =
        result.networks().stream()
            .flatMap(network -> network.found().designs().stream())
            .map(
                design ->
                    List.<Object>of(design.branch(), IntStream.of(design.steps()).boxed().toList()))
            .collect(Collectors.toSet());
    assertThat(result.sweep().results(spark).count()).isEqualTo(2L * found.size());
    assertThat(result.sweep().kept().orElseThrow().frontierNote())
        .contains("had found when its time limit ended the search")
        .endsWith("Designs that were not found may dominate these.");
    assertThat(Frontier.of(result.sweep()).run(spark).outcome().groups()).hasSize(2);
  }

  /** Nanoseconds count less than 300 years. */
  @Test
  void aTimeLimitOfAgesIsNone() throws IOException {
    Path spec = trial.spec("sweep: ages\nworkloads: [vgg9]\naxes: {xbar_rows: [64, 128]}\n");
    Path out = directory.resolve("ages");
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(Optimum.of(spec).into(out).within(ages).run(spark).frontier()).isPresent();
  }

  @Test
  void explainsTheDesignsFound() throws IOException {
    Path spec = trial.spec("sweep: explained\n" + SearchTrial.SPACE);
    Output out = Output.of(directory.resolve("explained"));
    Optimum.of(spec).into(out.local().orElseThrow()).run(spark);
    for (Row row : out.sweep().results(spark).where("energy_pj IS NOT NULL").collectAsList()) {
      var workload = Optional.of(row.<String>getAs("workload"));
      DesignExplanation design =
          new StoredDesign(spec, out, row.<Long>getAs("config_index"), workload).explain();
      assertThat(design.networks().get(0).explanation().total())
          .satisfies(
              total -> {
                assertThat(total.energyPj()).isEqualTo(row.<Double>getAs("energy_pj"));
                assertThat(total.latencyNs()).isEqualTo(row.<Double>getAs("latency_ns"));
              });
    }

    assertThatThrownBy(() -> new StoredDesign(spec, out, 1_000_000, Optional.empty()).explain())
        .hasMessage("INDEX (1000000) must be a config_index of " + out.location());
    Path other =
        trial.spec("sweep: other\n" + SearchTrial.SPACE + "constants: {sram_cell_extra_fj: 99}\n");
    long fitting =
        out.sweep()
            .results(spark)
            .where("energy_pj IS NOT NULL AND workload = 'vgg9-sparse'")
            .selectExpr("min(config_index)")
            .head()
            .getLong(0);
    assertThatThrownBy(
            () -> new StoredDesign(other, out, fitting, Optional.of("vgg9-sparse")).explain())
        .hasMessageStartingWith(other + " gives design " + fitting + " an energy of ");
  }

  /** Trained networks have measured zeros, which replace those of a design on them alone. */
  @Test
  void explainsADesignOnNetworksWithDifferentZeros() throws IOException {
    Path spec =
        trial.spec(
            "{sweep: zeros, fixed: {readout: ternary},"
                + " workloads: [{network: resnet8, name: small, image: 16x16}, vgg9],"
                + " axes: {xbar_rows: [64, 128]}}");
    Output out = Output.of(directory.resolve("zeros"));
    Optimum.of(spec).into(out.local().orElseThrow()).run(spark);
    Dataset<Row> rows = out.sweep().results(spark);
    assertThat(rows.select("ternary_zero_frac").distinct().count()).isGreaterThan(1);
    for (Row row : rows.collectAsList()) {
      long index = row.getAs("config_index");
      DesignExplanation design = new StoredDesign(spec, out, index, Optional.empty()).explain();
      assertThat(design.networks())
          .extracting(DesignExplanation.OnNetwork::workload)
          .containsExactly("small", "vgg9");
      assertThat(design.networks())
          .filteredOn(network -> network.workload().equals(row.getAs("workload")))
          .extracting(network -> network.explanation().total().energyPj())
          .containsExactly(row.<Double>getAs("energy_pj"));
    }
  }

  /** One frontier per readout and width of weights, on each network. */
  @Test
  void groupsAreCombinationsOfParameters() throws IOException {
    Path spec = trial.spec("sweep: grouped\n" + SearchTrial.SPACE);
    OptimumResult result =
        trial.compare(spec, FrontierQuery.DEFAULT.by("workload", "readout", "weight_bits"));
    assertThat(result.obstacle()).isEmpty();
    assertThat(result.frontier().orElseThrow().outcome().groups()).hasSize(2 * 4 * 2);
  }
}
