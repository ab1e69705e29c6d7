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
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * The box in which a store's hypervolumes are measured when its spec gives none: drawn around the
 * first night's frontiers and the same ever since.
 *
 * @param night the night that it is from
 * @param objectives such as {@code energy_pj:min}
 * @param scale how distances are measured
 * @param ideal by column
 * @param reference by column
 */
public record Pin(
    String night,
    List<String> objectives,
    String scale,
    Map<String, Double> ideal,
    Map<String, Double> reference) {

  private static final String FILE = "reference.json";

  public Pin {
    objectives = List.copyOf(objectives);
    ideal = Map.copyOf(ideal);
    reference = Map.copyOf(reference);
  }

  /** A store's pin. */
  public static Optional<Pin> in(String store) {
    return ControlFiles.below(store).read(FILE, Pin.class);
  }

  /** A pin around all groups' frontiers; empty where they are. */
  public static Optional<Pin> around(FrontierSpec section, FrontierOutcome outcome, String night) {
    Map<String, Double> best = corner(section, outcome, FrontierOutcome.Group::best, Math::min);
    Map<String, Double> worst = corner(section, outcome, FrontierOutcome.Group::worst, Math::max);
    if (best.size() < section.objectives().size()) {
      return Optional.empty();
    }
    var box = ReferenceBox.around(section.objectives(), section.scale(), best, worst);
    return Optional.of(
        new Pin(night, names(section), section.scale().key(), box.ideal(), box.reference()));
  }

  /** The pinned box, if it is one for these objectives. */
  public Optional<ReferenceBox> boxFor(FrontierSpec section) {
    boolean fits = objectives.equals(names(section)) && scale.equals(section.scale().key());
    return fits
        ? Optional.of(new ReferenceBox(section.objectives(), section.scale(), ideal, reference))
        : Optional.empty();
  }

  /** Writes it in one step. */
  public void save(String store) {
    ControlFiles.below(store).replace(FILE, this);
  }

  private static List<String> names(FrontierSpec section) {
    return section.objectives().stream().map(Objective::toString).toList();
  }

  /** Of all groups, the one value that {@code choose} takes of minimized ones. */
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
