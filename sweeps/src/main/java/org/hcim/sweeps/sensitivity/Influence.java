package org.hcim.sweeps.sensitivity;

import java.util.List;
import java.util.Optional;

/** The sensitivity of a response to one axis. */
public sealed interface Influence {

  /** The axis: a parameter, parameters joined by +, or a group of bundles. */
  String axis();

  /**
   * The first-order share: the part of the variance removed by fixing this axis alone, if known.
   */
  default Optional<Estimate> firstOrder() {
    return Optional.empty();
  }

  /**
   * The total-order share: the part of the variance that remains if this axis alone varies, if
   * known.
   */
  default Optional<Estimate> total() {
    return Optional.empty();
  }

  /**
   * Exact shares on a grid.
   *
   * @param first the first-order share, from 0 to 1
   * @param all the total-order share, which includes all interactions of the axis
   * @param levels the mean response at each step of the axis
   */
  record Exact(String axis, double first, double all, List<Level> levels) implements Influence {

    public Exact {
      levels = List.copyOf(levels);
    }

    @Override
    public Optional<Estimate> firstOrder() {
      return Optional.of(new Estimate(first, first, first));
    }

    @Override
    public Optional<Estimate> total() {
      return Optional.of(new Estimate(all, all, all));
    }

    /** The highest mean minus the lowest. */
    public double range() {
      double highest = levels.stream().mapToDouble(Level::mean).max().orElse(0);
      double lowest = levels.stream().mapToDouble(Level::mean).min().orElse(0);
      return highest - lowest;
    }
  }

  /** The mean response over all designs at one step of an axis. */
  record Level(String label, double mean) {}

  /** Estimated Sobol indices. */
  record Indices(String axis, Estimate first, Estimate all) implements Influence {

    @Override
    public Optional<Estimate> firstOrder() {
      return Optional.of(first);
    }

    @Override
    public Optional<Estimate> total() {
      return Optional.of(all);
    }
  }

  /**
   * Morris's measures of elementary effects, each scaled to the whole range of the axis.
   *
   * @param mean mu; empty if the steps of the axis have no order
   * @param meanAbsolute mu*
   * @param deviation sigma: large if the axis interacts with others or its effect is nonlinear
   */
  record Effects(String axis, Optional<Estimate> mean, Estimate meanAbsolute, Estimate deviation)
      implements Influence {}

  /** The sensitivity cannot be identified. */
  record NotIdentifiable(String axis, String reason) implements Influence {}
}
