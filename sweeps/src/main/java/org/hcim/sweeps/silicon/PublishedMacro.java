package org.hcim.sweeps.silicon;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Map;
import org.hcim.accelerator.cost.Macro;
import org.hcim.accelerator.technology.Constant;

/**
 * A published macro: its design and its measured figures.
 *
 * @param name the name in tables
 * @param source the publication that prints or quotes the figures
 * @param operations the publication's definition of an operation, in words
 * @param operationsPerMac operations that the publication counts for one multiply-accumulate of the
 *     design
 * @param constants constants that the publication states, which replace the model's constants
 */
public record PublishedMacro(
    String name,
    String title,
    String authors,
    String venue,
    int year,
    String source,
    String operations,
    double operationsPerMac,
    Macro macro,
    Map<Constant, Double> constants,
    List<MacroFigure> figures) {

  public PublishedMacro {
    constants = Map.copyOf(constants);
    figures = List.copyOf(figures);
    check(operationsPerMac > 0, "operations_per_mac (%s) must be positive", operationsPerMac);
    check(!figures.isEmpty(), "macro %s must have at least one figure", name);
  }
}
