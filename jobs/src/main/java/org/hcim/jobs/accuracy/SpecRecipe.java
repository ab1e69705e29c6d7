package org.hcim.jobs.accuracy;

import static org.hcim.accelerator.design.Check.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * The recipe values in the spec of a training.
 *
 * @param values by name
 */
record SpecRecipe(Map<String, Object> values) {

  /** The recipe in a table's canonical spec; empty for a calibration, which has none. */
  static SpecRecipe of(String canonicalJson) {
    Node tree = YamlReader.readOwn("canonical spec", canonicalJson);
    Node recipe = mapping("spec", tree).get("recipe").orElse(null);
    Map<String, Object> values = new LinkedHashMap<>();
    if (recipe != null) {
      mapping("recipe", recipe)
          .entries()
          .forEach(entry -> values.put(entry.key(), value("recipe." + entry.key(), entry.value())));
    }
    return new SpecRecipe(values);
  }

  private static Node.Mapping mapping(String name, Node node) {
    check(
        node instanceof Node.Mapping,
        "%s of a training must be a mapping, not %s",
        name,
        node.kind());
    return (Node.Mapping) node;
  }

  private static Object value(String name, Node node) {
    check(
        node instanceof Node.Scalar,
        "%s of a training must be one value, not %s",
        name,
        node.kind());
    return ((Node.Scalar) node).value();
  }

  /**
   * The choices that change the results of a readout with these levels and are not part of its
   * setting, for {@code accuracy_source}.
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
