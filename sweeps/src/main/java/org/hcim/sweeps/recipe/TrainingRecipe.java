package org.hcim.sweeps.recipe;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.accelerator.design.Parameter;

/**
 * The training recipe of a spec; the trainer has defaults for other settings.
 *
 * @param values numbers by key
 * @param choices names by key
 */
public record TrainingRecipe(Map<RecipeKey, Double> values, Map<RecipeChoice, String> choices) {

  /** The trainer's defaults. */
  public static final TrainingRecipe DEFAULT = new TrainingRecipe(Map.of(), Map.of());

  public TrainingRecipe {
    values = Map.copyOf(values);
    choices = Map.copyOf(choices);
  }

  /** The number of a key, if the spec gives one. */
  public Optional<Double> value(RecipeKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The name of a choice, or its default. */
  public String choice(RecipeChoice key) {
    return choices.getOrDefault(key, key.names().get(0));
  }

  /** Returns the recipe with another number for a key. */
  public TrainingRecipe with(RecipeKey key, double value) {
    Map<RecipeKey, Double> all = new EnumMap<>(RecipeKey.class);
    all.putAll(values);
    all.put(key, value);
    return new TrainingRecipe(all, choices);
  }

  /** The default values of design parameters that the recipe gives. */
  public Map<Parameter, Object> parameters() {
    Map<Parameter, Object> parameters = new EnumMap<>(Parameter.class);
    for (RecipeChoice choice : RecipeChoice.values()) {
      choice
          .parameter()
          .ifPresent(parameter -> parameters.put(parameter, choice.value(choice(choice))));
    }
    return parameters;
  }

  /** The numbers and names that the spec gives, in alphabetical order. */
  public Map<String, Object> byName() {
    Map<String, Object> names = new TreeMap<>();
    values.forEach((key, value) -> names.put(key.key(), value));
    choices.forEach((key, value) -> names.put(key.key(), value));
    return names;
  }
}
