package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads the training recipe: {@code {float_epochs: 20, batch: 128}}. */
record RecipeReader(Problems problems) {

  private static final List<String> KEYS =
      Arrays.stream(RecipeKey.values()).map(RecipeKey::key).toList();

  TrainingRecipe read(Node node) {
    Map<RecipeKey, Double> values = new EnumMap<>(RecipeKey.class);
    Fields.of(problems, "recipe", node, KEYS)
        .ifPresent(
            fields -> {
              for (RecipeKey key : RecipeKey.values()) {
                fields
                    .get(key.key())
                    .flatMap(value -> number(fields, key, value))
                    .ifPresent(number -> values.put(key, number));
              }
            });
    return new TrainingRecipe(values);
  }

  private Optional<Double> number(Fields fields, RecipeKey key, Node node) {
    Optional<Double> number = Fields.number(node).filter(key::takes);
    if (number.isEmpty()) {
      problems.add(
          node.at(),
          fields.path(key.key()),
          "must be " + key.accepts() + ", not " + Fields.describe(node));
    }
    return number;
  }
}
