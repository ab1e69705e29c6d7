package org.hcim.jobs.evaluate;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.datasketches.hash.MurmurHash3;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;

/**
 * The identity of a design with a network and constants, the same in every sweep: 64 bits of
 * MurmurHash3 over the values by parameter, as 16 hex digits. Not thread-safe.
 */
final class ConfigHash {

  private static final HexFormat HEX = HexFormat.of();
  private static final long SEED = 0x4843694d; // "HCiM"
  private static final Map<Choice, Long> CHOICES = new ConcurrentHashMap<>();
  private static final long[] NAMES = names();

  /**
   * The defaults of parameters added after the first tables, which do not enter the hash, so
   * existing designs keep theirs.
   */
  private static final Object[] SILENT = silent();

  private final long[] words = new long[2 * Parameter.count() + 2];
  private final long constants;
  private int size;

  /**
   * Creates a hash.
   *
   * @param changed the constants that differ from the cited ones
   */
  ConfigHash(Map<Constant, Double> changed) {
    long sum = 0;
    for (Map.Entry<Constant, Double> entry : changed.entrySet()) {
      long[] pair = {of(entry.getKey().key()), Double.doubleToLongBits(entry.getValue())};
      sum += MurmurHash3.hash(pair, SEED)[0];
    }
    constants = sum;
  }

  /**
   * Begins a design.
   *
   * @param values values by {@link Parameter#ordinal()}, including derived ones
   */
  void design(Object[] values) {
    size = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && !values[i].equals(SILENT[i])) {
        words[size++] = NAMES[i];
        words[size++] = word(values[i]);
      }
    }
  }

  /** The hash of the design with a network, which is itself given by its hash. */
  String with(long network) {
    words[size] = constants;
    words[size + 1] = network;
    return HEX.toHexDigits(MurmurHash3.hash(words, 0, size + 2, SEED)[0]);
  }

  /** The 64-bit hash of a text. */
  static long of(String text) {
    return MurmurHash3.hash(text.toCharArray(), SEED)[0];
  }

  private static long[] names() {
    var names = new long[Parameter.count()];
    for (Parameter parameter : Parameter.values()) {
      names[parameter.ordinal()] = of(parameter.column());
    }
    return names;
  }

  private static Object[] silent() {
    var silent = new Object[Parameter.count()];
    for (Parameter parameter : Parameter.values()) {
      if (parameter.isAdded()) {
        silent[parameter.ordinal()] = parameter.domain().byDefault().orElse(null);
      }
    }
    return silent;
  }

  private static long word(Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    if (value instanceof Double number) {
      return Double.doubleToLongBits(number);
    }
    return CHOICES.computeIfAbsent((Choice) value, choice -> of(choice.key()));
  }
}
