package org.hcim.sweeps.silicon;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.hcim.accelerator.cost.AnalogSums;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.Macro;
import org.hcim.accelerator.cost.MacroCost;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.technology.Constant;
import org.hcim.sweeps.paper.PrintedNumber;
import org.hcim.sweeps.spec.DesignReader;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;

/** Reads the file of one published macro. */
final class MacroReader {

  private static final String NAME = "[a-z][a-z0-9_]{0,63}";

  private static final List<String> KEYS =
      List.of(
          "macro",
          "title",
          "authors",
          "venue",
          "year",
          "source",
          "operations",
          "operations_per_mac",
          "design",
          "crossbars",
          "array_rows",
          "columns_per_conversion",
          "streams_per_conversion",
          "measured_cycle_ns",
          "components",
          "constants",
          "figures");

  private static final int MAX_CROSSBARS = 1 << 20;

  private static final int MAX_SUMS = 4096;

  private final Problems problems = new Problems();

  /**
   * Reads a macro.
   *
   * @throws SpecException if the document is not a macro, with all problems
   */
  static PublishedMacro read(Node document) {
    return new MacroReader().macro(document);
  }

  private PublishedMacro macro(Node document) {
    Optional<Fields> fields = Fields.of(problems, "", document, KEYS);
    problems.throwIfAny();
    Fields top = fields.orElseThrow();
    String name = name(top);
    List<String> texts =
        Stream.of("title", "authors", "venue", "source", "operations")
            .map(key -> top.requireText(key).orElse(""))
            .toList();
    top.require("year");
    long year = top.whole("year", 1970, 2100).orElse(0L);
    double operationsPerMac =
        FigureReader.positive(problems, top, "operations_per_mac")
            .map(PrintedNumber::value)
            .orElse(2.0);
    Map<Constant, Double> constants =
        top.get("constants").map(new DesignReader(problems)::constants).orElse(Map.of());
    Set<Component> components =
        top.get("components")
            .map(node -> components("components", node, Macro.possibleComponents()))
            .orElse(Macro.defaultComponents());
    Optional<DesignPoint> design =
        top.require("design").flatMap(node -> new DesignReader(problems).read("design", node));
    List<MacroFigure> figures = figures(top, components);
    problems.throwIfAny();
    Macro macro = macro(top, design.orElseThrow(), components);
    cost(top, macro, constants);
    return new PublishedMacro(
        name,
        texts.get(0),
        texts.get(1),
        texts.get(2),
        (int) year,
        texts.get(3),
        texts.get(4),
        operationsPerMac,
        macro,
        constants,
        figures);
  }

  private String name(Fields top) {
    Optional<String> name = top.requireText("macro");
    if (name.isPresent() && !name.get().matches(NAME)) {
      problems.add(top.at("macro"), "macro", "(" + name.get() + ") must be a name", "", NAME);
    }
    return name.orElse("");
  }

  private Set<Component> components(String path, Node node, Set<Component> accepted) {
    List<String> names = accepted.stream().map(Component::key).toList();
    Set<Component> found = EnumSet.noneOf(Component.class);
    List<Node> items =
        Fields.list(problems, path, node, String.join(", ", names))
            .map(Node.Sequence::items)
            .orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      String itemPath = path + "[" + i + "]";
      String text = items.get(i) instanceof Node.Scalar scalar ? scalar.text() : "";
      Optional<Component> component =
          accepted.stream().filter(each -> each.key().equals(text)).findFirst();
      if (component.isEmpty()) {
        String what = "is not a component of the macro: " + Fields.describe(items.get(i));
        problems.addUnknown(items.get(i).at(), itemPath, what, text, names);
      } else if (!found.add(component.get())) {
        problems.add(items.get(i).at(), itemPath, text + " appears twice");
      }
    }
    if (node instanceof Node.Sequence && items.isEmpty()) {
      problems.add(node.at(), path, "an empty list", "leave it out for all components");
    }
    return found;
  }

  private List<MacroFigure> figures(Fields top, Set<Component> components) {
    List<MacroFigure> figures = new ArrayList<>();
    Optional<Node.Sequence> list =
        top.require("figures")
            .flatMap(node -> Fields.list(problems, "figures", node, "a list of figures"));
    List<Node> items = list.map(Node.Sequence::items).orElse(List.of());
    if (list.isPresent() && items.isEmpty()) {
      problems.add(list.get().at(), "figures", "an empty list", "a macro has at least one figure");
    }
    var reader = new FigureReader(problems, (path, node) -> components(path, node, components));
    for (int i = 0; i < items.size(); i++) {
      reader.read("figures[" + i + "]", items.get(i)).ifPresent(figures::add);
    }
    return figures;
  }

  private Macro macro(Fields top, DesignPoint design, Set<Component> components) {
    int crossbars = top.whole("crossbars", 1, MAX_CROSSBARS).orElse(1L).intValue();
    int arrayRows =
        top.whole("array_rows", 1, MAX_CROSSBARS).orElse((long) design.rows()).intValue();
    Optional<PrintedNumber> cycleNs = FigureReader.positive(problems, top, "measured_cycle_ns");
    OptionalDouble measuredCycleNs =
        cycleNs.isPresent() ? OptionalDouble.of(cycleNs.get().value()) : OptionalDouble.empty();
    int columns = top.whole("columns_per_conversion", 1, MAX_SUMS).orElse(1L).intValue();
    int streams = top.whole("streams_per_conversion", 1, MAX_SUMS).orElse(1L).intValue();
    problems.throwIfAny();
    try {
      var sums = new AnalogSums(columns, streams);
      return new Macro(design, crossbars, arrayRows, components, measuredCycleNs, sums);
    } catch (InvalidDesignException e) {
      problems.add(top.at(keyOf(e.getMessage())), "", e.getMessage());
      problems.throwIfAny();
      throw e;
    }
  }

  /** The key that a message concerns: its first word if that is a key, otherwise {@code design}. */
  private static String keyOf(String message) {
    String first = message.substring(0, Math.max(0, message.indexOf(' ')));
    return KEYS.contains(first) ? first : "design";
  }

  /** Costs a macro to refuse, at reading time, a design that no cost source covers. */
  private void cost(Fields top, Macro macro, Map<Constant, Double> constants) {
    try {
      CostModel cited = CostModel.cited();
      MacroCost.of(CostModel.with(cited.constants().with(constants)), macro);
    } catch (InvalidDesignException e) {
      problems.add(top.at("design"), "design", e.getMessage());
      problems.throwIfAny();
    }
  }
}
