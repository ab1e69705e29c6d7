package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.compare.ComparedRun;
import org.hcim.jobs.compare.RegressionGates;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.summary.RowScope;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.regression.Gates;

/** One sweep of every kind of design, good and bad, for all tests of this package. */
final class SmallSweep {

  static final String SPEC =
      """
      sweep: small
      workloads: [vgg9, resnet20]
      bundles:
        readouts:
          ternary:
          binary:
          adc-sar-7:
          adc-flash-4:
          adc-regression: {readout: sar, adc_cost_source: regression}
          odd: {readout: sar, adc_bits: 5}
          digital:
      axes:
        xbar_rows: [64, 128, 256]
        xbar_columns: [64, 128]
        adc_bits: {values: [4, 6, 8], when: {readouts: adc-regression}}
        ternary_zero_frac: [0.3, 0.5, 0.7]
        tiles: [3, 4096]
      constraints:
        - {name: not_tall, rule: xbar_rows <= 2 * xbar_columns}
      """;

  private static final Path OUT = sweep();
  private static final Dataset<Row> RESULTS = read();
  private static final ReportData DATA = ReportJob.run(input(RESULTS));

  private SmallSweep() {}

  static Path out() {
    return OUT;
  }

  static Dataset<Row> results() {
    return RESULTS;
  }

  /** The content of its report, with its frontier. */
  static ReportData data() {
    return DATA;
  }

  static TableSnapshot records() {
    return TableSnapshot.of(OUT.toString()).get(0);
  }

  /** A report's input with its frontier and without a baseline. */
  static ReportInput input(Dataset<Row> results) {
    return new ReportInput(
        "small",
        "out",
        "small.yaml",
        "sweep",
        records(),
        results,
        Optional.of(frontier(results)),
        Optional.empty(),
        Optional.empty(),
        List.of(RegressionGates.failures(Gates.DEFAULT, records())),
        LossLimit.DEFAULT,
        RowScope.ALL,
        List.of(),
        "");
  }

  /** A run with these results, for comparisons. */
  static ComparedRun run(Dataset<Row> results, String modelVersion) {
    TableSnapshot records = records();
    return new ComparedRun(
        "out",
        records,
        records.canonicalJson(),
        modelVersion,
        results,
        Optional.of(frontier(results)));
  }

  /** A frontier by network in numbers. */
  static FrontierOutcome outcome(List<String> objectives, Map<String, Double> hypervolumes) {
    return new FrontierOutcome(
        "f_naive",
        "s_small",
        "",
        objectives,
        List.of("workload"),
        "",
        "any",
        1,
        "",
        "log",
        Map.of(),
        Map.of(),
        hypervolumes.entrySet().stream().map(SmallSweep::group).toList());
  }

  private static FrontierOutcome.Group group(Map.Entry<String, Double> hypervolume) {
    return new FrontierOutcome.Group(
        Map.of("workload", hypervolume.getKey()),
        "",
        0,
        Map.of(),
        0,
        List.of(0L),
        Map.of(),
        Map.of(),
        hypervolume.getValue(),
        null,
        null,
        0,
        null,
        null);
  }

  /** The frontier in energy, latency and area by comparing each row with every other. */
  static FrontierTable frontier(Dataset<Row> results) {
    List<Row> rows = results.where("status = 'ok'").collectAsList();
    List<Row> frontier = new ArrayList<>();
    for (Row row : rows) {
      if (rows.stream().noneMatch(other -> dominates(other, row))) {
        frontier.add(row);
      }
    }
    frontier.sort(Comparator.comparingDouble(row -> row.<Double>getAs("energy_pj")));
    List<Row> table = new ArrayList<>();
    List<Object> kneesOf = new ArrayList<>();
    for (Row row : frontier) {
      boolean knee = !kneesOf.contains(row.getAs("workload"));
      kneesOf.add(row.getAs("workload"));
      List<Object> cells = new ArrayList<>(List.of("f_naive"));
      for (int i = 0; i < row.size(); i++) {
        cells.add(row.get(i));
      }
      cells.addAll(List.of(1, knee, 0.0));
      table.add(RowFactory.create(cells.toArray()));
    }
    return new FrontierTable(
        outcome(
            List.of("energy_pj:min", "latency_ns:min", "area_mm2:min"), Map.of("resnet20", 0.5)),
        SharedSpark.get().createDataFrame(table, FrontierSchema.SCHEMA.type()));
  }

  private static boolean dominates(Row one, Row other) {
    boolean better = false;
    for (String column : List.of("energy_pj", "latency_ns", "area_mm2")) {
      double a = one.getAs(column);
      double b = other.getAs(column);
      if (a > b) {
        return false;
      }
      better |= a < b;
    }
    return better && one.getAs("workload").equals(other.getAs("workload"));
  }

  private static Path sweep() {
    try {
      Path directory = Files.createTempDirectory("small-sweep");
      Path spec = directory.resolve("small.yaml");
      Files.writeString(spec, SPEC);
      Path out = directory.resolve("out");
      Terminal done = Terminal.run("sweep", spec, "--out", out);
      assertThat(done.code()).as(done.err()).isZero();
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset<Row> read() {
    return SharedSpark.get()
        .read()
        .schema(ResultSchema.SCHEMA.type())
        .parquet(OUT + "/results/*/*")
        .localCheckpoint();
  }
}
