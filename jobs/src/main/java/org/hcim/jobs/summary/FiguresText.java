package org.hcim.jobs.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hcim.accelerator.cost.DesignFigures;

/** Formats the figures of a design's partial sums, in one line. */
final class FiguresText {

  private FiguresText() {}

  static String of(DesignFigures figures) {
    List<String> words = new ArrayList<>();
    figures
        .unitStepMv()
        .ifPresentOrElse(
            mv -> words.add(format("unit step %.4g mV", mv)),
            () -> words.add("exact sums by adders"));
    words.add(format("IR drop %.3g %%", figures.irDropFrac() * 100));
    figures
        .comparatorSizeFactor()
        .ifPresent(size -> words.add(format("comparators %.3g x minimum size", size)));
    figures
        .adcRequiredBits()
        .ifPresent(
            bits ->
                words.add(
                    format("%d ADC bits needed", bits)
                        + (figures.adcClips() ? ", the ADC clips" : "")));
    if (figures.technologyExtrapolated()) {
      words.add("technology extrapolated");
    }
    return "  " + String.join("; ", words) + System.lineSeparator();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
