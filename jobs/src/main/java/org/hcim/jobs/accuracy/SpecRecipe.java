package org.hcim.jobs.accuracy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.sweeps.spec.RecipeChoice;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * The values that the spec of a training gives for its recipe.
 *
 * @param values by name
 */
record SpecRecipe(Map<String, Object> values) {

  /**
   * The cost model has no bias rows: a design costs less, and holds more inputs, than the crossbar
   * whose accuracy was measured.
   */
  private static final String NOT_COSTED = " (the cost has no bias rows)";

  /** The recipe of a table's canonical spec; empty for a calibration, which has none. */
  static SpecRecipe of(String canonicalJson) {
    var tree = (Node.Mapping) YamlReader.readOwn("canonical spec", canonicalJson);
    Map<String, Object> values = new LinkedHashMap<>();
    if (tree.get("recipe").orElse(null) instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(entry -> values.put(entry.key(), ((Node.Scalar) entry.value()).value()));
    }
    return new SpecRecipe(values);
  }

  /**
   * The choices that change what a readout of these levels computes, for {@code accuracy_source}.
   */
  String choices(ReadoutLevels levels) {
    var text = new StringBuilder();
    for (RecipeChoice choice : RecipeChoice.values()) {
      text.append(text(choice, levels));
    }
    return text.toString();
  }

  /** The bias rows that binary comparators were trained with, for {@code accuracy_source}. */
  String biasRows(ReadoutLevels levels) {
    return isDefault(RecipeChoice.REFERENCES) ? "" : text(RecipeChoice.REFERENCES, levels);
  }

  private String text(RecipeChoice choice, ReadoutLevels levels) {
    Object name = values.get(choice.key());
    if (name == null || !choice.appliesTo(levels)) {
      return "";
    }
    boolean hasBiasRows = choice == RecipeChoice.REFERENCES && !isDefault(choice);
    return ", " + choice.key() + " " + name + (hasBiasRows ? NOT_COSTED : "");
  }

  private boolean isDefault(RecipeChoice choice) {
    Object name = values.get(choice.key());
    return name == null || name.equals(choice.names().get(0));
  }
}
