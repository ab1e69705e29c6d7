package org.hcim.jobs.summary;

import java.util.Arrays;
import org.hcim.accelerator.design.ConstantsProfile;

/** The display order of constants profiles: the order of their declaration. */
final class ProfileOrder {

  private ProfileOrder() {}

  /** The position of a profile; profiles of other versions come last. */
  static int of(String profile) {
    return Arrays.stream(ConstantsProfile.values())
        .filter(known -> known.key().equals(profile))
        .mapToInt(ConstantsProfile::ordinal)
        .findFirst()
        .orElse(ConstantsProfile.values().length);
  }

  /** Returns whether a profile has the lowest or the highest constants. */
  static boolean isExtreme(String profile) {
    return profile.equals(ConstantsProfile.LOW.key())
        || profile.equals(ConstantsProfile.HIGH.key());
  }
}
