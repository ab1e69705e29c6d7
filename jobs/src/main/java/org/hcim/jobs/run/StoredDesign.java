package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;

/**
 * A design in the latest results of an output directory, such as one found by {@link Optimum},
 * whose index differs from its index in the spec.
 *
 * @param spec the YAML file
 * @param out the output directory, on this machine
 * @param index the design's {@code config_index} in the results
 * @param workload the network to explain; default all
 */
public record StoredDesign(Path spec, Output out, long index, Optional<String> workload) {

  public StoredDesign {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(workload, "workload");
  }

  /**
   * Explains the cost of the design; needs no Spark.
   *
   * @throws RequestException when the results have no row of the design on a network, or its cost
   *     differs from the one computed from the spec
   */
  public DesignExplanation explain() {
    SweepSpec read =
        SweepSpec.loadToSearch(
            PlannedSweep.requireFile(spec), List.of(new ParquetPoints()), new AccuracyTable());
    FrontierSection.check(read);
    List<Map<String, Object>> rows = rows();
    if (rows.isEmpty()) {
      throw new RequestException(
          "INDEX (%d) must be a config_index of %s".formatted(index, out.location()));
    }
    List<String> names =
        workload
            .map(List::of)
            .orElseGet(() -> read.workloads().stream().map(Workload::name).toList());
    PlannedSweep sweep = PlannedSweep.of(Sweep.of(spec).into(out.location()), read);
    return names.stream()
        .map(name -> explained(sweep, row(rows, name), name))
        .reduce(DesignExplanation::and)
        .orElseThrow();
  }

  /** The row of a network: measured zeros differ between networks. */
  private Map<String, Object> row(List<Map<String, Object>> rows, String name) {
    return rows.stream()
        .filter(row -> name.equals(row.get("workload")))
        .findFirst()
        .orElseThrow(
            () ->
                new RequestException(
                    "the results in %s have design %d on %s only, not on %s"
                        .formatted(
                            out.location(),
                            index,
                            rows.stream()
                                .map(row -> String.valueOf(row.get("workload")))
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  private DesignExplanation explained(PlannedSweep sweep, Map<String, Object> row, String name) {
    DesignExplanation explained =
        sweep
            .choose(out.location(), Optional.empty(), List.<Object[]>of(values(row)))
            .explain(0, Optional.of(name))
            .numbered(index);
    check(row, explained);
    return explained;
  }

  private List<Map<String, Object>> rows() {
    var latest = Optional.of(out.sweep().id());
    try (SqlTables tables = SqlTables.duckDb(out, latest, Optional.empty(), Listener.SILENT)) {
      return tables.rows("SELECT * FROM results WHERE config_index = " + index);
    }
  }

  private static Object[] values(Map<String, Object> row) {
    Object[] values = new Object[Parameter.count()];
    for (Parameter parameter : Parameter.values()) {
      Object value = row.get(parameter.column());
      values[parameter.ordinal()] = value == null ? null : parameter.parse(value);
    }
    return values;
  }

  private void check(Map<String, Object> row, DesignExplanation explained) {
    for (DesignExplanation.OnNetwork network : explained.networks()) {
      double energyPj = network.explanation().total().energyPj();
      if (row.get("energy_pj") instanceof Double stored && stored != energyPj) {
        throw new RequestException(
            String.format(
                Locale.ROOT,
                "%s gives design %d an energy of %.6g pJ on %s; the results in %s have %.6g pJ",
                spec,
                index,
                energyPj,
                network.workload(),
                out.location(),
                stored));
      }
    }
  }
}
