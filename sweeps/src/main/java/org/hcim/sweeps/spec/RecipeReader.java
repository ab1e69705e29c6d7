package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.recipe.TrainingRecipe;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/**
 * Reads the training recipe: {@code {float_epochs: 20, batch: 128}}.
 *
 * @param path the path of the recipe in the spec
 * @param numbers the accepted numeric keys
 * @param names the accepted choices by name
 */
record RecipeReader(
    Problems problems, String path, List<RecipeKey> numbers, List<RecipeChoice> names) {

  /** Creates a reader for the recipe of all stages. */
  static RecipeReader ofTraining(Problems problems) {
    return new RecipeReader(
        problems, "recipe", List.of(RecipeKey.values()), List.of(RecipeChoice.values()));
  }

  /**
   * Creates a reader for the recipe of the last stage, whose epochs and design parameters are
   * specified elsewhere.
   */
  static RecipeReader ofFineTuning(Problems problems, String path) {
    return new RecipeReader(
        problems,
        path,
        Arrays.stream(RecipeKey.values()).filter(RecipeKey::isOfFineTuning).toList(),
        Arrays.stream(RecipeChoice.values())
            .filter(choice -> choice.parameter().isEmpty())
            .toList());
  }

  TrainingRecipe read(Node node) {
    Map<RecipeKey, Double> values = new EnumMap<>(RecipeKey.class);
    Map<RecipeChoice, String> choices = new EnumMap<>(RecipeChoice.class);
    List<String> keys =
        Stream.concat(numbers.stream().map(RecipeKey::key), names.stream().map(RecipeChoice::key))
            .toList();
    Fields.of(problems, path, node, keys)
        .ifPresent(
            fields -> {
              for (RecipeKey key : numbers) {
                fields
                    .get(key.key())
                    .flatMap(value -> number(fields, key, value))
                    .ifPresent(number -> values.put(key, number));
              }
              for (RecipeChoice key : names) {
                fields
                    .get(key.key())
                    .flatMap(value -> choice(fields, key, value))
                    .ifPresent(name -> choices.put(key, name));
              }
            });
    return new TrainingRecipe(values, choices);
  }

  private Optional<String> choice(Fields fields, RecipeChoice key, Node node) {
    String text = node instanceof Node.Scalar scalar ? scalar.text() : node.kind();
    if (key.names().contains(text)) {
      return Optional.of(text);
    }
    problems.addUnknown(
        node.at(), fields.path(key.key()), "unknown name " + text, text, key.names());
    return Optional.empty();
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
