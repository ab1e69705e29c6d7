package org.hcim.jobs.summary;

import java.util.regex.Pattern;
import org.hcim.jobs.accuracy.AssumedZeros;
import org.hcim.jobs.table.Accuracies;

/** Formats the share of ternary zeros that determines a design's cost. */
public final class ZerosText {

  /** The prefixes of networks whose zeros replace those of designs, or of the nearest such one. */
  private static final Pattern MEASURED =
      Pattern.compile("(^|; )(measured|calibrated|trained|trained-here):");

  private ZerosText() {}

  /**
   * The share with its origin, such as {@code 70 % zeros assumed} or {@code measured zeros (61 %)}.
   *
   * @param zeroFrac fraction of zeros of the design
   * @param source source of its accuracy, null if there is none
   */
  static String of(double zeroFrac, String source) {
    String percent = AssumedZeros.percent(zeroFrac);
    return areMeasured(source)
        ? "measured zeros (" + percent + " %)"
        : percent + " % zeros assumed";
  }

  /**
   * Returns whether a design's zeros are those of the network behind its accuracy.
   *
   * @param source source of its accuracy, null if there is none
   */
  public static boolean areMeasured(String source) {
    return source != null
        && MEASURED.matcher(source).find()
        && !source.contains(Accuracies.ZEROS_ASSUMED);
  }
}
