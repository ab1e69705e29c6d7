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
   * The choices that change what a readout of these levels computes and that its setting does not
   * have, for {@code accuracy_source}.
   */
  String choices(ReadoutLevels levels) {
    var text = new StringBuilder();
    for (RecipeChoice choice : RecipeChoice.values()) {
      Object name = values.get(choice.key());
      if (name != null && choice.appliesTo(levels) && choice.parameter().isEmpty()) {
        text.append(", ").append(choice.key()).append(' ').append(name);
      }
    }
    return text.toString();
  }

  /** The value of the parameter that a choice stands for. */
  Object value(RecipeChoice choice) {
    return choice.value(values.get(choice.key()));
  }
}
