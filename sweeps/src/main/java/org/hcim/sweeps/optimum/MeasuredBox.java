package org.hcim.sweeps.optimum;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Slot;

/**
 * The corners of a box with the measured figures of its designs.
 *
 * <p>If all designs have the same figures, measured zeros replace the designs' zeros as in a single
 * design. Otherwise the fraction of zeros ranges over all values that a layer of a design may have.
 *
 * @param best the greatest accuracy and the least loss
 * @param network with measured zeros if all designs have the same ones
 * @param isMixed whether designs may have zeros by layer that {@code network} does not have: such
 *     zeros split layers of equal shape, so sums are rounded in another order
 */
@SuppressWarnings("ArrayRecordComponent") // corners for one bound, never compared
record MeasuredBox(
    Measured best, NetworkProfile network, Object[] least, Object[] most, boolean isMixed) {

  /**
   * Returns the figures of a box.
   *
   * @param needsFigures whether designs without known figures are excluded
   * @return empty if all designs are excluded
   */
  static Optional<MeasuredBox> of(
      MeasuredFigures figures,
      NetworkProfile network,
      Object[] least,
      Object[] most,
      boolean needsFigures) {
    boolean hasZeros = Measured.isTernary(least) && figures.mayReplaceZeros();
    if (!needsFigures && !hasZeros) {
      return Optional.of(new MeasuredBox(Measured.UNKNOWN, network, least, most, false));
    }
    if (RememberedFigures.isOneSetting(least, most)) {
      return Optional.of(same(figures.of(least), network, least, most));
    }
    List<Measured> within = figures.within(least, most);
    if (!needsFigures) {
      return Optional.of(mixed(Measured.UNKNOWN, within, true, network, least, most));
    }
    if (within.size() == 1) {
      return Optional.of(same(within.get(0), network, least, most));
    }
    boolean someKeepZeros = within.stream().anyMatch(each -> each.zeros().isEmpty());
    return within.isEmpty()
        ? Optional.empty()
        : Optional.of(mixed(best(within), within, someKeepZeros, network, least, most));
  }

  private static MeasuredBox same(
      Measured figures, NetworkProfile network, Object[] least, Object[] most) {
    return new MeasuredBox(
        figures, figures.network(least, network), figures.in(least), figures.in(most), false);
  }

  private static MeasuredBox mixed(
      Measured best,
      List<Measured> within,
      boolean someKeepZeros,
      NetworkProfile network,
      Object[] least,
      Object[] most) {
    List<Measured.Zeros> zeros = within.stream().flatMap(each -> each.zeros().stream()).toList();
    if (zeros.isEmpty() || !Measured.isTernary(least)) {
      return new MeasuredBox(best, network, least, most, false);
    }
    double from = zeros.stream().mapToDouble(Measured.Zeros::leastFrac).min().orElseThrow();
    double to = zeros.stream().mapToDouble(Measured.Zeros::mostFrac).max().orElseThrow();
    return new MeasuredBox(
        best,
        network,
        Measured.withZeroFrac(least, someKeepZeros ? Math.min(from, frac(least)) : from),
        Measured.withZeroFrac(most, someKeepZeros ? Math.max(to, frac(most)) : to),
        true);
  }

  private static double frac(Object[] values) {
    return (Double) values[Slot.of(Parameter.TERNARY_ZERO_FRAC)];
  }

  private static Measured best(List<Measured> within) {
    return new Measured(
        known(within.stream().mapToDouble(Measured::top1Pct)).max().orElse(Double.NaN),
        known(within.stream().mapToDouble(Measured::lossPoints)).min().orElse(Double.NaN),
        Optional.empty());
  }

  private static DoubleStream known(DoubleStream figures) {
    return figures.filter(figure -> !Double.isNaN(figure));
  }
}
