package org.hcim.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.study.Measurement;
import org.hcim.sweeps.simulation.SimulatedRun;
import org.hcim.sweeps.simulation.SimulationSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.reflect.ClassTag$;

/** Runs in blocks against one simulator that runs all images in a loop. */
class SimulationJobTest {

  /** More than one block of an ideal chip, several of another, and neither divides it. */
  private static final int IMAGES = 70;

  private static final String SPEC =
      """
      simulation: blocks
      networks: [{random: resnet8, image: 16x16, with: {xbar_rows: 64, alpha: 2}}]
      images: {location: builtin, limit: 70}
      noise:
        none: {}
        noisy: {conductance_sigma: 0.2, read_noise_sigma: 0.5}
      chips: {count: 2}
      """;

  @TempDir private static Path directory;
  private static PlannedSimulation planned;

  @BeforeAll
  static void plan() throws IOException {
    Path spec = Files.writeString(directory.resolve("blocks.yaml"), SPEC);
    planned = PlannedSimulation.of(SimulationSpec.load(spec), "test");
    assertThat(planned.runs()).hasSize(3);
  }

  /** Read noise goes on from block to block, so that a lost or swapped block shows in the sums. */
  @Test
  void rowsAreThoseOfOneSimulator() {
    List<Row> rows;
    try (var job = new SimulationJob(SharedSpark.get(), planned, Progress.NONE)) {
      rows = job.rows();
    }

    for (int run = 0; run < rows.size(); run++) {
      Row row = rows.get(run);
      Expected expected = expected(planned.runs().get(run));
      assertThat(row.<Double>getAs("top1_pct")).isEqualTo(100.0 * expected.correct() / IMAGES);
      assertThat(row.<Double>getAs("agreement_frac"))
          .isEqualTo(expected.agreeing() / (double) IMAGES);
      assertThat(row.<Double>getAs("output_error_mean"))
          .isCloseTo(mean(expected.errors()), within(1e-12));
      assertThat(row.<Double>getAs("output_error_max"))
          .isCloseTo(Collections.max(expected.errors()), within(1e-12));
      assertThat(row.<Double>getAs("output_error_p50"))
          .isCloseTo(rank(expected.errors(), 50), within(1e-12));
      assertThat(row.<Double>getAs("output_error_p95"))
          .isCloseTo(rank(expected.errors(), 95), within(1e-12));
      assertThat(row.<Long>getAs("overflows")).isEqualTo(expected.overflows());
      assertThat(row.<Long>getAs("conversions_run")).isEqualTo(expected.conversions());
    }
    assertThat(rows.get(0).<Double>getAs("output_error_max")).isZero();
    assertThat(new HashSet<>(expected(planned.runs().get(1)).errors())).hasSizeGreaterThan(20);
    assertThat(rows.get(1).<Double>getAs("output_error_mean"))
        .isPositive()
        .isNotEqualTo(rows.get(2).<Double>getAs("output_error_mean"));
  }

  @Test
  void blocksCoverAllImagesOnceAndInOrder() {
    for (int run = 0; run < planned.runs().size(); run++) {
      List<ImageBlock> blocks = ImageBlock.of(run, planned.runs().get(run), IMAGES);
      int next = 0;
      for (ImageBlock block : blocks) {
        assertThat(block.run()).isEqualTo(run);
        assertThat(block.first()).isEqualTo(next);
        assertThat(block.images()).isPositive();
        next = block.end();
      }
      assertThat(next).isEqualTo(IMAGES);
      assertThat(blocks).hasSizeGreaterThan(1);
    }
  }

  @Test
  void measurementsDoNotDependOnTheNumberOfTasks() {
    List<ImageBlock> blocks = new ArrayList<>();
    for (int run = 0; run < planned.runs().size(); run++) {
      blocks.addAll(ImageBlock.of(run, planned.runs().get(run), IMAGES));
    }
    var context = JavaSparkContext.fromSparkContext(SharedSpark.get().sparkContext());
    Broadcast<ShippedInput> input =
        SharedSpark.get()
            .sparkContext()
            .broadcast(ShippedInput.of(planned), ClassTag$.MODULE$.apply(ShippedInput.class));
    List<List<MeasureBlocks.Measured>> found = new ArrayList<>();
    for (int tasks : new int[] {1, 2, 5, blocks.size()}) {
      found.add(
          context.parallelize(blocks, tasks).mapPartitions(new MeasureBlocks(input)).collect());
    }

    assertThat(found.get(0)).extracting(MeasureBlocks.Measured::block).isEqualTo(blocks);
    for (List<MeasureBlocks.Measured> measured : found) {
      assertThat(measured).extracting(MeasureBlocks.Measured::block).isEqualTo(blocks);
      assertThat(measured)
          .extracting(MeasureBlocks.Measured::measurement)
          .extracting(Measurement::errors)
          .isEqualTo(found.get(0).stream().map(block -> block.measurement().errors()).toList());
    }
  }

  /** The counts and errors of a run. */
  private record Expected(
      long correct, long agreeing, List<Double> errors, long overflows, long conversions) {}

  private static Expected expected(SimulatedRun run) {
    QuantizedNetwork network = planned.networks().get(0).network();
    var images = planned.images().images();
    byte[][] codes = new byte[IMAGES][];
    Arrays.setAll(codes, i -> images.codes(i, network.inputBits()));
    int[][] ideal = new Simulator(network, Comparison.NONE).run(codes);
    Simulator simulator =
        run.noise().isNone()
            ? new Simulator(network, Comparison.NONE)
            : new Simulator(
                network, Comparison.NONE, run.noise().nonIdealities(), run.chip().orElseThrow(), 0);
    int[][] results = simulator.run(codes);
    long correct = 0;
    long agreeing = 0;
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      correct += answer(results[i]) == images.label(i) ? 1 : 0;
      agreeing += answer(results[i]) == answer(ideal[i]) ? 1 : 0;
      errors.add(error(results[i], ideal[i]));
    }
    return new Expected(
        correct,
        agreeing,
        errors,
        simulator.statistics().stream().mapToLong(layer -> layer.tally().overflows()).sum(),
        simulator.statistics().stream().mapToLong(layer -> layer.tally().conversions()).sum());
  }

  private static int answer(int[] results) {
    int largest = Arrays.stream(results).max().orElseThrow();
    return Arrays.stream(results).boxed().toList().indexOf(largest);
  }

  /** Relative to the length of the ideal results; 1 for a distance from zeros. */
  private static double error(int[] results, int[] ideal) {
    double distance = distance(results, ideal);
    double length = distance(new int[ideal.length], ideal);
    return distance == 0 ? 0 : length == 0 ? 1 : distance / length;
  }

  private static double distance(int[] one, int[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.pow((double) one[i] - other[i], 2);
    }
    return Math.sqrt(sum);
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The smallest number that at least this share of all numbers does not exceed. */
  private static double rank(List<Double> numbers, int percent) {
    return numbers.stream()
        .sorted()
        .filter(
            candidate ->
                100 * numbers.stream().filter(number -> number <= candidate).count()
                    >= percent * (long) numbers.size())
        .findFirst()
        .orElseThrow();
  }
}
