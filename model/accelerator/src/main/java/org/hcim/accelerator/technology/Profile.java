package org.hcim.accelerator.technology;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of constants, from {@code profiles.csv}: does a result survive other values of what
 * nobody knows exactly?
 */
public enum Profile {
  /** The values fitted to, or used in, HCiM's evaluation. */
  PAPER,
  /** The cheapest values that published designs and other models have. */
  LOW,
  /** The middle of published values. */
  TYPICAL,
  /** The dearest values that published designs and other models have. */
  HIGH;

  private static final Map<Profile, Map<Constant, Double>> VALUES = read();

  /** The profile with this name in specs. */
  public static Optional<Profile> named(String key) {
    return Arrays.stream(values()).filter(profile -> profile.key().equals(key)).findFirst();
  }

  /** The lower-case name in specs and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constants that the profile sets; all others are as cited. */
  public Map<Constant, Double> constants() {
    return VALUES.get(this);
  }

  private static Map<Profile, Map<Constant, Double>> read() {
    var profiles = new EnumMap<Profile, Map<Constant, Double>>(Profile.class);
    for (Profile profile : values()) {
      profiles.put(profile, new EnumMap<>(Constant.class));
    }
    for (List<String> row : CsvTable.resource("profiles.csv")) {
      Constant constant = Constant.named(row.get(0)).orElseThrow();
      for (Profile profile : values()) {
        String value = row.get(1 + profile.ordinal());
        if (!value.isEmpty()) {
          profiles.get(profile).put(constant, Double.parseDouble(value));
        }
      }
    }
    return profiles;
  }
}
