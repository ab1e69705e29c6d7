package org.hcim.accelerator.technology;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.ConstantsProfile;

/**
 * The constants that each profile sets, from {@code profiles.csv}; all others keep their cited
 * values.
 */
public final class ProfileValues {

  private static final Map<ConstantsProfile, Map<Constant, Double>> VALUES = read();

  private ProfileValues() {}

  /** The constants of a profile; empty for {@link ConstantsProfile#CITED}. */
  public static Map<Constant, Double> of(ConstantsProfile profile) {
    return VALUES.get(profile);
  }

  private static Map<ConstantsProfile, Map<Constant, Double>> read() {
    var profiles = new EnumMap<ConstantsProfile, Map<Constant, Double>>(ConstantsProfile.class);
    for (ConstantsProfile profile : ConstantsProfile.values()) {
      profiles.put(profile, new EnumMap<>(Constant.class));
    }
    for (List<String> row : CsvTable.resource("profiles.csv")) {
      Constant constant = Constant.named(row.get(0)).orElseThrow();
      for (ConstantsProfile profile : ConstantsProfile.values()) {
        String value = profile == ConstantsProfile.CITED ? "" : row.get(profile.ordinal());
        if (!value.isEmpty()) {
          double number = Double.parseDouble(value);
          ConstantRange.require(constant, number);
          profiles.get(profile).put(constant, number);
        }
      }
    }
    return profiles;
  }
}
