package org.hcim.jobs.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The objectives of a frontier and its grouping columns. */
final class ObjectiveOptions {

  @Option(
      names = "--objectives",
      paramLabel = "LIST",
      description =
          "2 to 8 columns with min or max (default: those of the spec, else"
              + " energy_pj:min,latency_ns:min,area_mm2:min)")
  private String objectives;

  @Option(
      names = "--by",
      paramLabel = "COLUMNS",
      description =
          "columns; one frontier per combination of their values (default: those of the"
              + " spec, else workload)")
  private String by;

  /** The objectives given on the command line. */
  Optional<String> objectives() {
    return Optional.ofNullable(objectives);
  }

  /**
   * The grouping columns given on the command line; an empty list requests one frontier of all
   * designs.
   */
  Optional<List<String>> by() {
    return Optional.ofNullable(by)
        .map(columns -> columns.isEmpty() ? List.of() : List.of(columns.split(",", -1)));
  }

  /** Returns whether either option was given. */
  boolean areGiven() {
    return objectives != null || by != null;
  }
}
