package org.hcim.sweeps.pareto;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The choice of a scale for each objective of a frontier. */
public enum ScaleChoice {
  /** The linear scale for accuracies and losses, which can be 0; the log scale for all else. */
  AUTO {
    @Override
    public Scale of(Objective objective) {
      return objective.isAccuracy() ? Scale.LINEAR : Scale.LOG;
    }
  },
  /** The log scale for all objectives. */
  LOG {
    @Override
    public Scale of(Objective objective) {
      return Scale.LOG;
    }
  },
  /** The linear scale for all objectives. */
  LINEAR {
    @Override
    public Scale of(Objective objective) {
      return Scale.LINEAR;
    }
  };

  /** The scale of an objective. */
  public abstract Scale of(Objective objective);

  /** The choice in its simplest form: the automatic one is log if no objective is an accuracy. */
  public ScaleChoice within(List<Objective> objectives) {
    return this == AUTO && objectives.stream().noneMatch(Objective::isAccuracy) ? LOG : this;
  }

  /** The reason why an objective does not fit its scale; empty if all may. */
  public Optional<String> problem(List<Objective> objectives) {
    return objectives.stream()
        .filter(objective -> objective.isLoss() && of(objective) == Scale.LOG)
        .findFirst()
        .map(
            objective ->
                objective.column()
                    + " can be 0, which has no place on the log scale; use auto or linear");
  }

  /** The name in specs and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
