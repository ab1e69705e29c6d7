package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Slot;

/**
 * A cache of measured figures, looked up once per algorithm setting and fraction of zeros, or per
 * pair of settings: figures depend on nothing else, and boxes seldom differ in them. Used by one
 * thread.
 */
final class RememberedFigures implements MeasuredFigures {

  /** Slots of the parameters that define an algorithm setting. */
  private static final int[] DECISIVE =
      Arrays.stream(Parameter.values())
          .filter(Parameter::decidesResults)
          .mapToInt(Slot::of)
          .toArray();

  /** Slot of the zeros that a design assumes: an accuracy holds only up to those of its network. */
  private static final int ZERO_FRAC = Slot.of(Parameter.TERNARY_ZERO_FRAC);

  /** Maximum entries of a map, which is then cleared; chosen to bound its memory. */
  private static final int MAX_REMEMBERED = 100_000;

  private final MeasuredFigures figures;
  private final boolean mayReplaceZeros;
  private final Map<List<Object>, Measured> ofSetting = new HashMap<>();
  private final Map<List<Object>, List<Measured>> ofPair = new HashMap<>();

  RememberedFigures(MeasuredFigures figures) {
    this.figures = figures;
    mayReplaceZeros = figures.mayReplaceZeros();
  }

  @Override
  public boolean mayReplaceZeros() {
    return mayReplaceZeros;
  }

  /** Returns whether two corners have the same algorithm setting. */
  static boolean isOneSetting(Object[] least, Object[] most) {
    for (int slot : DECISIVE) {
      if (!Objects.equals(least[slot], most[slot])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Measured of(Object[] values) {
    List<Object> setting = setting(values, new ArrayList<>(DECISIVE.length + 1));
    setting.add(values[ZERO_FRAC]);
    return remembered(ofSetting).computeIfAbsent(setting, unused -> figures.of(values));
  }

  @Override
  public List<Measured> within(Object[] least, Object[] most) {
    List<Object> pair = setting(most, setting(least, new ArrayList<>(2 * DECISIVE.length)));
    return remembered(ofPair).computeIfAbsent(pair, unused -> figures.within(least, most));
  }

  private static List<Object> setting(Object[] values, List<Object> key) {
    for (int slot : DECISIVE) {
      key.add(values[slot]);
    }
    return key;
  }

  private static <T> Map<List<Object>, T> remembered(Map<List<Object>, T> map) {
    if (map.size() >= MAX_REMEMBERED) {
      map.clear();
    }
    return map;
  }
}
