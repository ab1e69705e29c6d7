package org.hcim.sweeps.silicon;

import org.hcim.sweeps.paper.Comparison.Verdict;

/**
 * A published figure of a macro next to the modeled value.
 *
 * @param modeled in the figure's unit
 */
public record MacroComparison(PublishedMacro macro, MacroFigure figure, double modeled) {

  /** The relative deviation in percent: modeled / published - 1. */
  public double deviationPct() {
    return figure.published().deviationPct(modeled);
  }

  /** The outcome. */
  public Verdict verdict() {
    return Verdict.of(figure.published(), figure.aim(), figure.reviewed(), modeled);
  }
}
