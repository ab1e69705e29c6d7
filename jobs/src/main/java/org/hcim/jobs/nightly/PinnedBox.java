package org.hcim.jobs.nightly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.store.ControlFiles;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * The hypervolume box of a store whose spec gives none. It encloses the frontiers of the first run
 * and stays the same for all later runs.
 *
 * @param run name of the run that pinned it
 * @param objectives such as {@code energy_pj:min}
 * @param scale the scales of distances
 * @param ideal the ideal point, by column
 * @param reference the reference point, by column
 */
public record PinnedBox(
    String run,
    List<String> objectives,
    String scale,
    Map<String, Double> ideal,
    Map<String, Double> reference) {

  private static final String FILE = "reference.json";

  public PinnedBox {
    objectives = List.copyOf(objectives);
    ideal = Map.copyOf(ideal);
    reference = Map.copyOf(reference);
  }

  /** The box of a store; empty until a run pins one. */
  public static Optional<PinnedBox> in(String store) {
    return ControlFiles.below(store).read(FILE, PinnedBox.class);
  }

  /** The box around the frontiers of all groups; empty if no group has a frontier. */
  public static Optional<PinnedBox> around(
      FrontierSpec section, FrontierOutcome outcome, String run) {
    Map<String, Double> best = corner(section, outcome, FrontierOutcome.Group::best, Math::min);
    Map<String, Double> worst = corner(section, outcome, FrontierOutcome.Group::worst, Math::max);
    if (best.size() < section.objectives().size()) {
      return Optional.empty();
    }
    var box = ReferenceBox.around(section.objectives(), scale(section), best, worst);
    return Optional.of(
        new PinnedBox(run, names(section), scale(section).key(), box.ideal(), box.reference()));
  }

  /** The box, if it matches the objectives and the scales of a frontier query. */
  public Optional<ReferenceBox> boxFor(FrontierSpec section) {
    boolean fits = objectives.equals(names(section)) && scale.equals(scale(section).key());
    return fits
        ? Optional.of(new ReferenceBox(section.objectives(), scale(section), ideal, reference))
        : Optional.empty();
  }

  /** Saves the box atomically. */
  public void save(String store) {
    ControlFiles.below(store).replace(FILE, this);
  }

  private static ScaleChoice scale(FrontierSpec section) {
    return section.scale().within(section.objectives());
  }

  private static List<String> names(FrontierSpec section) {
    return section.objectives().stream().map(Objective::toString).toList();
  }

  /** The value of each minimized objective that {@code choose} selects among all groups. */
  private static Map<String, Double> corner(
      FrontierSpec section,
      FrontierOutcome outcome,
      Function<FrontierOutcome.Group, Map<String, Double>> values,
      BinaryOperator<Double> choose) {
    Map<String, Double> corner = new HashMap<>();
    for (Objective objective : section.objectives()) {
      outcome.groups().stream()
          .map(group -> values.apply(group).get(objective.column()))
          .filter(value -> value != null)
          .map(objective::minimized)
          .reduce(choose)
          .ifPresent(value -> corner.put(objective.column(), objective.minimized(value)));
    }
    return corner;
  }
}
