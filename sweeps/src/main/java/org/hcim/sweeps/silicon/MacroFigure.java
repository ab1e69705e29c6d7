package org.hcim.sweeps.silicon;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.hcim.accelerator.cost.Component;
import org.hcim.sweeps.paper.Margin;
import org.hcim.sweeps.paper.PrintedNumber;
import org.hcim.sweeps.paper.Published.Role;

/**
 * A published figure of a macro and the tolerance within which the model must reproduce it.
 *
 * @param name the figure in words
 * @param components the parts that the figure covers; empty for the whole macro
 * @param aim the margin to reach
 * @param reviewed the model's value when a deviation beyond the aim was last reviewed; empty if the
 *     model is within the aim
 * @param why the reason for the deviation; empty if the model is within the aim
 */
public record MacroFigure(
    String name,
    Quantity quantity,
    Set<Component> components,
    PrintedNumber published,
    Role role,
    Margin aim,
    OptionalDouble reviewed,
    String why) {

  /** The aim for the whole macro. */
  static final Margin TOTAL_AIM = new Margin.Percent(30);

  /** The aim for a component. */
  static final Margin COMPONENT_AIM = new Margin.Factor(2);

  public MacroFigure {
    components = Set.copyOf(components);
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(aim, "aim");
    Objects.requireNonNull(reviewed, "reviewed");
    check(published.value() > 0, "published (%s) must be positive", published.text());
    check(
        quantity.isByComponent() || components.isEmpty(),
        "components must be absent with quantity %s, which is the macro's",
        quantity.key());
    check(
        reviewed.isPresent() != why.isBlank(),
        "reviewed and why must be given together: the deviation and its reason");
  }
}
