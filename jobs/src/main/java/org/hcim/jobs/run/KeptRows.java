package org.hcim.jobs.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.summary.RowScope;
import org.hcim.sweeps.pareto.Budget;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.spec.ExpandedSpec;
import org.hcim.sweeps.spec.FrontierSpec;
import org.hcim.sweeps.spec.KeptFrontier;

/**
 * Rows that a command kept for one frontier, out of those of all designs of a spec. Queries that
 * need other rows are refused.
 *
 * @param out the output directory
 * @param command the command that kept the rows, such as {@code optimum}
 * @param designs number of designs with rows
 * @param frontier the frontier for which they were kept
 */
public record KeptRows(String out, String command, long designs, KeptFrontier frontier) {

  /**
   * The kept rows of a sweep; empty if its rows are those of all designs.
   *
   * @throws RequestException when rows were kept for a frontier that is not on record
   */
  static Optional<KeptRows> of(StoredSweep sweep) {
    Optional<String> command = StoredSweep.choosing(sweep.status().source());
    Optional<KeptFrontier> frontier = frontier(sweep, command.isPresent());
    if (frontier.isEmpty() && command.isPresent()) {
      throw new RequestException(
          ("%s in %s has only rows that %s kept, and an earlier version did not record for which"
                  + " frontier; run the command again with another --out")
              .formatted(sweep.id(), sweep.out(), ShellCommand.hcim(command.get())));
    }
    return frontier.map(
        kept ->
            new KeptRows(
                sweep.out(), command.orElse(OptimumRun.COMMAND), sweep.status().points(), kept));
  }

  /** The frontier on record; a lost spec matters only if a command kept rows. */
  private static Optional<KeptFrontier> frontier(StoredSweep sweep, boolean isChosen) {
    try {
      return ExpandedSpec.keptFor(sweep.status().canonicalJson());
    } catch (StoreException.Damaged e) {
      if (isChosen) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** The record of a query for which rows are kept. */
  static KeptFrontier record(FrontierQuery query, boolean isComplete) {
    return new KeptFrontier(
        query.objectives(), query.by(), query.where(), query.maxLoss(), isComplete);
  }

  /** The query for which the rows were kept. */
  FrontierQuery query() {
    return query(FrontierSpec.DEFAULT);
  }

  /** The query of a spec's section, with the kept frontier's parts where the section has none. */
  FrontierQuery query(FrontierSpec section) {
    FrontierQuery query = FrontierQuery.of(section);
    Map<String, ?> stated = section.places();
    if (!stated.containsKey("objectives")) {
      query = query.objectives(words(frontier.objectives()));
    }
    if (!stated.containsKey("by")) {
      query = query.by(frontier.by().toArray(String[]::new));
    }
    if (query.where().isEmpty() && frontier.where().isPresent()) {
      query = query.where(frontier.where().get());
    }
    return query.maxLoss(section.statedLoss().orElse(frontier.maxLoss()));
  }

  /** The query with one group per network; empty if the rows were kept for other groups. */
  Optional<FrontierQuery> byNetwork() {
    return Optional.of(query().by("workload")).filter(query -> problem(query).isEmpty());
  }

  /** The kept designs as the scope of comparisons. */
  RowScope scope() {
    return new RowScope(words());
  }

  /** One sentence on the kept designs, for comparisons between them. */
  String note() {
    return scope().note();
  }

  /** One sentence on a frontier of the kept designs. */
  public String frontierNote() {
    return "The rows are only those of %s. %s"
        .formatted(
            words(),
            frontier.isComplete()
                ? "This frontier is that of all designs; the counts are of these rows."
                : "Designs that were not found may dominate these.");
  }

  /** The kept designs in words. */
  private String words() {
    return String.format(
        Locale.ROOT,
        frontier.isComplete()
            ? "the %,d designs that %s kept: those that are Pareto-optimal in %s%s%s, with %s"
            : "the %,d designs that %s had found when its time limit ended the search for those"
                + " that are Pareto-optimal in %s%s%s, with %s",
        designs,
        ShellCommand.hcim(command),
        words(frontier.objectives()),
        frontier.by().isEmpty() ? "" : " for each " + String.join(", ", frontier.by()),
        frontier.where().map(condition -> " where " + condition).orElse(""),
        frontier.maxLoss().words());
  }

  /**
   * Requires that the rows give the same answer as those of all designs.
   *
   * @throws RequestException giving the difference and the accepted values
   */
  void require(FrontierQuery query) {
    problem(query).ifPresent(this::refuse);
  }

  /**
   * Requires the loss for which the rows were kept.
   *
   * @throws RequestException giving the accepted loss
   */
  void require(LossLimit limit) {
    lossProblem(limit).ifPresent(this::refuse);
  }

  /**
   * Requires that bounds are in the direction of objectives: a design within them is then dominated
   * only by designs within them.
   *
   * @throws RequestException giving the columns that may have a bound
   */
  void require(Budget budget) {
    budget.bounds().stream()
        .filter(bound -> !frontier.by().contains(bound.column()))
        .filter(
            bound ->
                !frontier.objectives().contains(new Objective(bound.column(), bound.direction())))
        .findFirst()
        .ifPresent(
            bound ->
                refuse(
                    "bound (%s) must be an upper bound of an objective with min, a lower bound of"
                            .formatted(bound)
                        + " one with max, or a bound of a column of by"));
  }

  /** The reason why the rows do not determine a frontier; empty if they do. */
  Optional<String> problem(FrontierQuery query) {
    return objectivesProblem(query.objectives())
        .or(() -> groupProblem(query.by()))
        .or(() -> conditionProblem(query.where()))
        .or(() -> lossProblem(query.maxLoss()))
        .or(
            () ->
                query.ranks() > 1
                    ? Optional.of("ranks (" + query.ranks() + ") must be 1")
                    : Optional.empty());
  }

  /**
   * Some optimal designs of fewer objectives may be missing: those that equal a kept design in them
   * and are worse in another.
   */
  private Optional<String> objectivesProblem(List<Objective> objectives) {
    List<Objective> kept = frontier.objectives();
    if (kept.size() == objectives.size() && kept.containsAll(objectives)) {
      return Optional.empty();
    }
    return Optional.of(
        "objectives (%s) must be %s".formatted(words(objectives), words(kept))
            + (kept.containsAll(objectives)
                ? ", because designs that tie in fewer objectives were not kept"
                : ""));
  }

  /** A frontier of larger groups contains only designs of the frontiers of their parts. */
  private Optional<String> groupProblem(List<String> by) {
    return frontier.by().containsAll(by)
        ? Optional.empty()
        : Optional.of(
            "by (%s) must %s"
                .formatted(
                    String.join(", ", by),
                    frontier.by().isEmpty()
                        ? "be empty"
                        : "contain no column but " + String.join(", ", frontier.by())));
  }

  /** A condition on grouping columns alone excludes whole groups. */
  private Optional<String> conditionProblem(Optional<String> where) {
    if (where.equals(frontier.where())) {
      return Optional.empty();
    }
    if (frontier.where().isPresent()) {
      return Optional.of(
          "where (%s) must be %s".formatted(where.orElse(""), frontier.where().get()));
    }
    return frontier.namesOnlyGroups(where.orElseThrow())
        ? Optional.empty()
        : Optional.of(
            "where (%s) must name no column but %s"
                .formatted(where.get(), String.join(", ", frontier.by())));
  }

  private Optional<String> lossProblem(LossLimit limit) {
    return limit.equals(frontier.maxLoss())
        ? Optional.empty()
        : Optional.of("max_loss (%s) must be %s".formatted(limit, frontier.maxLoss()));
  }

  private void refuse(String problem) {
    throw new RequestException(
        "%s: %s has only the rows of %s; %s keeps all rows, and %s with this query and another"
                .formatted(
                    problem, out, words(), ShellCommand.hcim("sweep"), ShellCommand.hcim(command))
            + " --out keeps those of its frontier");
  }

  private static String words(List<Objective> objectives) {
    return objectives.stream().map(Objective::toString).collect(Collectors.joining(", "));
  }
}
