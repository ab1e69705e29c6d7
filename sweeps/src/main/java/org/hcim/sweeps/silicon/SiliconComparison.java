package org.hcim.sweeps.silicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.MacroCost;

/** Published macros evaluated with the model, next to the measured figures. */
public final class SiliconComparison {

  private SiliconComparison() {}

  /**
   * Compares every figure of the macros with the modeled value, in the order of the files.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if no cost source covers a design
   */
  public static List<MacroComparison> of(CostModel model, List<PublishedMacro> macros) {
    var comparisons = new ArrayList<MacroComparison>();
    for (PublishedMacro macro : macros) {
      MacroCost cost = cost(model, macro);
      for (MacroFigure figure : macro.figures()) {
        comparisons.add(new MacroComparison(macro, figure, modeled(cost, macro, figure)));
      }
    }
    return List.copyOf(comparisons);
  }

  /** The cost of a macro, with the constants that its publication states. */
  static MacroCost cost(CostModel model, PublishedMacro macro) {
    CostModel stated =
        macro.constants().isEmpty()
            ? model
            : CostModel.with(model.constants().with(macro.constants()));
    return MacroCost.of(stated, macro.macro());
  }

  private static double modeled(MacroCost cost, PublishedMacro macro, MacroFigure figure) {
    Set<Component> components =
        figure.components().isEmpty() ? macro.macro().components() : figure.components();
    return figure.quantity().of(cost, components, macro.operationsPerMac());
  }
}
