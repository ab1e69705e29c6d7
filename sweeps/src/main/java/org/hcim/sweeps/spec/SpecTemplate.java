package org.hcim.sweeps.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec as text whose keys can be replaced. Comments after a key stay with it.
 *
 * @param keys the lines of each key, in order
 */
public record SpecTemplate(Map<String, String> keys) {

  private static final Pattern KEY = Pattern.compile("([a-z_]+):.*");
  private static final String SHIPPED = "/org/hcim/sweeps/poc/poc.yaml";

  public SpecTemplate {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** The template of a proof of concept. */
  public static SpecTemplate shipped() {
    try (InputStream in = SpecTemplate.class.getResourceAsStream(SHIPPED)) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the built-in poc.yaml", e);
    }
  }

  /** The keys of a spec in block style; lines before the first one are dropped. */
  public static SpecTemplate of(String text) {
    Map<String, String> keys = new LinkedHashMap<>();
    Optional<String> key = Optional.empty();
    for (String line : text.lines().toList()) {
      Matcher start = KEY.matcher(line);
      key = start.matches() ? Optional.of(start.group(1)) : key;
      key.ifPresent(name -> keys.merge(name, line + "\n", String::concat));
    }
    return new SpecTemplate(keys);
  }

  /**
   * Returns the spec with another value for a key.
   *
   * @param value in flow style
   */
  public SpecTemplate with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(keys);
    changed.put(key, key + ": " + value + "\n");
    return new SpecTemplate(changed);
  }

  /** The text of the spec. */
  public String text() {
    return String.join("", keys.values());
  }
}
