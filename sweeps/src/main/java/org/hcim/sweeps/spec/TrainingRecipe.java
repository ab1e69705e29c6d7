package org.hcim.sweeps.spec;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The training recipe of a spec; the trainer has defaults for the rest.
 *
 * @param values numbers by key
 */
public record TrainingRecipe(Map<RecipeKey, Double> values) {

  /** The trainer's defaults. */
  public static final TrainingRecipe DEFAULT = new TrainingRecipe(Map.of());

  public TrainingRecipe {
    values = Map.copyOf(values);
  }

  /** The number of a key where the spec gives one. */
  public Optional<Double> value(RecipeKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The numbers by name, in order. */
  Map<String, Double> byName() {
    Map<String, Double> names = new TreeMap<>();
    values.forEach((key, value) -> names.put(key.key(), value));
    return names;
  }
}
