package org.hcim.sweeps.silicon;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.sweeps.paper.Margin;
import org.hcim.sweeps.paper.PrintedNumber;
import org.hcim.sweeps.paper.Published.Role;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/**
 * Reads one figure of a macro.
 *
 * @param componentReader reads a list of the macro's components at a path
 */
record FigureReader(Problems problems, BiFunction<String, Node, Set<Component>> componentReader) {

  private static final List<String> KEYS =
      List.of("figure", "quantity", "components", "published", "role", "aim", "reviewed", "why");

  private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::key).toList();

  /** Reads a figure; empty if it has problems. */
  Optional<MacroFigure> read(String path, Node node) {
    int before = problems.count();
    Optional<Fields> fields = Fields.of(problems, path, node, KEYS);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Fields figure = fields.get();
    String name = figure.requireText("figure").orElse("");
    figure.require("quantity");
    Optional<Quantity> quantity =
        figure.oneOf("quantity", Quantity.keys()).flatMap(Quantity::named);
    Set<Component> components =
        figure
            .get("components")
            .map(list -> componentReader.apply(figure.path("components"), list))
            .orElse(Set.of());
    figure.require("published");
    Optional<PrintedNumber> published = number(figure, "published");
    Role role = figure.oneOf("role", ROLES).map(FigureReader::role).orElse(Role.PREDICTED);
    Margin aim = aim(figure, components);
    Optional<PrintedNumber> reviewed = number(figure, "reviewed");
    String why = figure.text("why").orElse("");
    if (problems.count() > before) {
      return Optional.empty();
    }
    return checked(
        figure,
        () ->
            new MacroFigure(
                name,
                quantity.orElseThrow(),
                components,
                published.orElseThrow(),
                role,
                aim,
                reviewed.map(n -> OptionalDouble.of(n.value())).orElse(OptionalDouble.empty()),
                why));
  }

  private Optional<MacroFigure> checked(Fields figure, Supplier<MacroFigure> made) {
    try {
      return Optional.of(made.get());
    } catch (InvalidDesignException e) {
      problems.add(figure.at(), figure.path(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Role role(String key) {
    return Arrays.stream(Role.values()).filter(r -> r.key().equals(key)).findFirst().orElseThrow();
  }

  private Optional<PrintedNumber> number(Fields figure, String key) {
    return positive(problems, figure, key);
  }

  /** Reads a positive number with its printed digits; empty if it is absent or invalid. */
  static Optional<PrintedNumber> positive(Problems problems, Fields fields, String key) {
    Optional<Node> node = fields.get(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Optional<Double> number = Fields.number(node.get()).filter(value -> value > 0);
    if (number.isEmpty()) {
      problems.add(
          fields.at(key),
          fields.path(key),
          "must be a positive number, not " + Fields.describe(node.get()));
    }
    return number.map(value -> new PrintedNumber(((Node.Scalar) node.get()).text()));
  }

  private Margin aim(Fields figure, Set<Component> components) {
    Margin byDefault = components.isEmpty() ? MacroFigure.TOTAL_AIM : MacroFigure.COMPONENT_AIM;
    return figure.get("aim").map(node -> parsed(figure, node, byDefault)).orElse(byDefault);
  }

  private Margin parsed(Fields figure, Node node, Margin byDefault) {
    try {
      return Margin.parse(node instanceof Node.Scalar scalar ? scalar.text() : "");
    } catch (NumberFormatException e) {
      problems.add(
          figure.at("aim"),
          figure.path("aim"),
          "must be a margin, not " + Fields.describe(node),
          "",
          "rounding, a percentage such as 20%, a factor such as 1.5x");
      return byDefault;
    }
  }
}
