package org.hcim.jobs.accuracy;

import static org.hcim.accelerator.design.Check.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The column {@code zero_frac_by_layer}: the fraction of ternary zeros by layer, as JSON. */
public final class ZerosByLayer {

  private static final String COLUMN = "zero_frac_by_layer";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ZerosByLayer() {}

  /** The JSON of fractions, in order. */
  public static String write(Map<String, Double> fractions) {
    try {
      return JSON.writeValueAsString(fractions);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The fractions in a JSON text, in order.
   *
   * @throws IllegalArgumentException when it is not an object of fractions
   */
  static Map<String, Double> read(String json) {
    Map<String, Double> fractions = parsed(json);
    check(fractions != null, "%s must not be null", COLUMN);
    fractions.forEach(
        (layer, fraction) ->
            check(
                fraction != null && fraction >= 0 && fraction <= 1,
                "%s of %s (%s) must be from 0 to 1",
                COLUMN,
                layer,
                fraction));
    return fractions;
  }

  private static Map<String, Double> parsed(String json) {
    try {
      return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Double>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          COLUMN + " must be JSON, fractions by layer: " + e.getOriginalMessage(), e);
    }
  }
}
