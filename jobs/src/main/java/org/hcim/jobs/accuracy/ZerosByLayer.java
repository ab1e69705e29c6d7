package org.hcim.jobs.accuracy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The column {@code zero_frac_by_layer}: the fraction of ternary zeros by layer, in JSON. */
public final class ZerosByLayer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ZerosByLayer() {}

  /** The text of fractions, in their order. */
  public static String write(Map<String, Double> fractions) {
    try {
      return JSON.writeValueAsString(fractions);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fractions of a text, in its order. */
  static Map<String, Double> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Double>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("zero_frac_by_layer (" + json + ") must be JSON", e);
    }
  }
}
