package org.hcim.jobs.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hcim.jobs.frontier.FrontierRuns.isOf;
import static org.hcim.jobs.frontier.FrontierRuns.query;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.hcim.jobs.evaluate.Trials;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.DefinitionHash;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Verification;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frontier of a small sweep, beside one found by comparing every design with every other. */
class FrontierJobTest {

  private static final String SPLIT_BYTES = "spark.sql.files.maxPartitionBytes";

  @TempDir private static Path out;
  private static List<Row> results;

  @BeforeAll
  static void sweep() {
    Trials.sweepSmall(out);
    results = Trials.results(out);
  }

  @AfterEach
  void splitsAsUsual() {
    SharedSpark.get().conf().unset(SPLIT_BYTES);
  }

  @Test
  void holdsWhatNoOtherBeats() {
    FrontierOutcome outcome = run(query("energy_pj:min,latency_ns:min,area_mm2:min", 1));

    assertThat(rows(outcome))
        .extracting(NaiveFrontier::design)
        .containsExactlyInAnyOrderElementsOf(
            NaiveFrontier.designs(results, List.of("energy_pj", "latency_ns", "area_mm2"), 1));
    assertThat(outcome.groups())
        .extracting(FrontierOutcome.Group::name)
        .containsExactly("resnet20", "vgg9-sparse");
  }

  @Test
  void ranksWhatIsLeftWhenBetterOnesAreTakenAway() {
    FrontierOutcome outcome = run(query("energy_pj:min,area_mm2:min", 3));

    for (int rank = 1; rank <= 3; rank++) {
      int asked = rank;
      assertThat(rows(outcome).stream().filter(row -> row.<Integer>getAs("front_rank") == asked))
          .extracting(NaiveFrontier::design)
          .containsExactlyInAnyOrderElementsOf(
              NaiveFrontier.designs(results, List.of("energy_pj", "area_mm2"), rank));
    }
    assertThat(outcome.groups())
        .allSatisfy(
            group ->
                assertThat(group.sizeByRank())
                    .containsExactlyElementsOf(sizes(outcome, group.name())));
  }

  @Test
  void isTheSameHoweverTheTableIsRead(@TempDir Path copy) {
    FrontierQuery query = query("energy_pj:min,latency_ns:min", 2);
    List<Row> whole = rows(run(query));
    SharedSpark.get().conf().set(SPLIT_BYTES, "4096");

    Trials.copy(out, copy);
    FrontierOutcome split = FrontierRuns.run(copy, query);

    assertThat(FrontierRuns.rows(copy, split)).containsExactlyElementsOf(whole);
  }

  /** A frontier of a version with other columns is computed again: it cannot be continued. */
  @Test
  void theVersionOfItsColumnsIsAPartOfItsIdentity() {
    String id = run(query("energy_pj:min,area_mm2:min", 1)).frontierId();
    String json =
        TableSnapshot.of(out.toString(), Table.FRONTIER, id).orElseThrow().canonicalJson();
    String version = "\"frontier_version\": \"%d\"";
    String earlier =
        json.replace(
            version.formatted(FrontierSchema.VERSION),
            version.formatted(FrontierSchema.VERSION - 1));

    assertThat(Table.FRONTIER.idOf(FrontierQuery.hash(json))).isEqualTo(id);
    assertThat(Table.FRONTIER.idOf(FrontierQuery.hash(earlier))).isNotEqualTo(id);
  }

  @Test
  void countsWhatDoesNotCompete() {
    FrontierOutcome outcome = run(query("energy_pj:min,accuracy_top1_pct:max", 1));

    FrontierOutcome.Group resnet = outcome.groups().get(0);
    long known =
        results.stream()
            .filter(row -> isOf("resnet20", row))
            .filter(row -> row.getAs("accuracy_top1_pct") != null && row.getAs("energy_pj") != null)
            .count();
    assertThat(resnet.competing()).isEqualTo(known);
    assertThat(resnet.excluded().keySet())
        .contains("accuracy_top1_pct is NULL", "status invalid", "status does_not_fit");
    assertThat(resnet.rows())
        .isEqualTo(results.stream().filter(row -> isOf("resnet20", row)).count());
  }

  @Test
  void aConditionNarrowsIt() {
    FrontierOutcome outcome =
        run(
            new FrontierQuery(
                Objective.parse("energy_pj:min,area_mm2:min"),
                List.of("workload", "readout"),
                Optional.of("xbar_rows = 64"),
                Optional.of(LossLimit.ANY),
                1,
                Optional.empty(),
                ScaleChoice.LOG,
                Optional.empty()));

    assertThat(rows(outcome)).allMatch(row -> row.<Integer>getAs("xbar_rows") == 64);
    assertThat(outcome.groups())
        .extracting(FrontierOutcome.Group::name)
        .contains("resnet20, ternary", "vgg9-sparse, binary");
  }

  /** Spark sees that the condition is never true and reads no rows. */
  @Test
  void aConditionThatIsNeverTrueGivesAnEmptyFrontier() {
    FrontierOutcome outcome = run(query("energy_pj:min,area_mm2:min", 1).where("adc_bits = NULL"));

    assertThat(outcome.groups()).isEmpty();
    assertThat(rows(outcome)).isEmpty();
  }

  @Test
  void isEmptyBeforeTheFirstChunk(@TempDir Path begun) {
    Trials.startSmall(begun);
    FrontierOutcome outcome =
        FrontierRuns.run(begun, query("energy_pj:min,latency_ns:min,area_mm2:min", 1));

    assertThat(outcome.groups()).isEmpty();
    assertThat(FrontierRuns.rows(begun, outcome)).isEmpty();
  }

  @Test
  void theSameAgainIsFoundAndVerifies() {
    FrontierQuery query = query("latency_ns:min,area_mm2:min", 1);
    FrontierOutcome first = run(query);
    FrontierOutcome again = run(query);

    assertThat(again).isEqualTo(first);
    Verification found =
        Verification.of(out.toString(), Table.FRONTIER, first.frontierId(), DefinitionHash.NONE);
    assertThat(found.problems()).isEmpty();
    assertThat(found.rows()).isEqualTo(rows(first).size());
  }

  @Test
  void contributionsAreWhatIsMissingWithoutTheDesign() {
    var objectives = Objective.parse("energy_pj:min,latency_ns:min");
    var box =
        new ReferenceBox(
            objectives,
            ScaleChoice.LOG,
            Map.of("energy_pj", 1e4, "latency_ns", 1e4),
            Map.of("energy_pj", 1e9, "latency_ns", 1e8));
    FrontierOutcome outcome =
        run(
            new FrontierQuery(
                objectives,
                List.of("workload"),
                Optional.empty(),
                Optional.of(LossLimit.ANY),
                1,
                Optional.empty(),
                ScaleChoice.LOG,
                Optional.of(box)));

    FrontierOutcome.Group group = outcome.groups().get(0);
    List<Row> frontier = rows(outcome).stream().filter(row -> isOf(group.name(), row)).toList();
    assertThat(group.hypervolume()).isCloseTo(NaiveFrontier.staircase(frontier), within());
    for (Row row : frontier) {
      List<Row> others = frontier.stream().filter(other -> other != row).toList();
      assertThat(row.<Double>getAs("hv_contribution"))
          .isCloseTo(NaiveFrontier.staircase(frontier) - NaiveFrontier.staircase(others), within());
    }
    assertThat(frontier.stream().filter(row -> row.<Boolean>getAs("is_knee")))
        .extracting(row -> row.<Long>getAs("config_index"))
        .containsExactlyElementsOf(Stream.ofNullable(group.knee()).toList());
  }

  @Test
  void aValueWithoutAPlaceOnTheScaleIsRefused() {
    FrontierQuery query = query("energy_sample_hold_pj:min,energy_dcim_pj:min", 1);

    assertThatThrownBy(() -> run(query))
        .isInstanceOf(FrontierException.class)
        .hasMessageContaining("has no place on the log scale; use --scale linear");
  }

  @Test
  void anEpsilonAppliesToZeroAndIsRefusedIfItIsTooSmall() {
    FrontierQuery zeros =
        query("energy_sample_hold_pj:min,energy_dcim_pj:min", 1).scale(ScaleChoice.LINEAR);
    FrontierQuery tiny = query("energy_pj:min,area_mm2:min", 1).epsilon("1e-310");

    assertThat(rows(run(zeros.epsilon("5%"))))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(rows(run(zeros)).size());
    assertThatThrownBy(() -> run(tiny))
        .isInstanceOf(FrontierException.class)
        .hasMessageContaining("is too large for this epsilon; use a larger one");
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  private static List<Long> sizes(FrontierOutcome outcome, String workload) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(
            rank ->
                rows(outcome).stream()
                    .filter(row -> isOf(workload, row))
                    .filter(row -> row.<Integer>getAs("front_rank") == rank)
                    .count())
        .toList();
  }

  private static FrontierOutcome run(FrontierQuery query) {
    return FrontierRuns.run(out, query);
  }

  private static List<Row> rows(FrontierOutcome outcome) {
    return FrontierRuns.rows(out, outcome);
  }
}
