package org.hcim.jobs.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A memory size in the JVM's notation: {@code 512m}, {@code 2g}.
 *
 * @param bytes a multiple of 1 MiB
 */
public record MemorySize(long bytes) {

  private static final Pattern TEXT = Pattern.compile("(?<number>\\d{1,9})(?<unit>[mg])");
  private static final long MIB = 1L << 20;

  /** An assumption: with less memory, not even small queries succeed. */
  private static final long MIN_MIB = 64;

  public MemorySize {
    if (bytes % MIB != 0 || bytes < MIN_MIB * MIB) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a size of %,d bytes must be whole MiB, at least %d", bytes, MIN_MIB));
    }
  }

  /**
   * Parses a size.
   *
   * @throws IllegalArgumentException stating the rule, when it is not a size
   */
  public static MemorySize parse(String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group("number"));
      long mib = matcher.group("unit").equals("g") ? number << 10 : number;
      if (mib >= MIN_MIB) {
        return new MemorySize(mib * MIB);
      }
    }
    throw new IllegalArgumentException(
        "(%s) must be a whole number of MiB or GiB, such as 512m or 2g, at least %dm"
            .formatted(text, MIN_MIB));
  }

  @Override
  public String toString() {
    long mib = bytes / MIB;
    return mib % 1024 == 0 ? mib / 1024 + "g" : mib + "m";
  }
}
