package org.hcim.sweeps.paper;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.Dcim;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.sweeps.csv.CsvFile;

/**
 * CIFAR-10 top-1 accuracy as Table 2 of HCiM prints it, for exactly the settings that it prints.
 *
 * <p>Accuracy depends on the arithmetic only: crossbar rows, readout and widths; not on columns,
 * technology or supply.
 */
public final class PublishedAccuracy {

  /** The source named in the table {@code results}. */
  public static final String SOURCE = "published:2403.13577";

  private static final Precision PRECISION = new Precision(1, 4, 4, 1);
  private static final Dcim DCIM = new Dcim(4, ScaleFactorGranularity.BIT_SLICE, 8, 1);

  private static final Map<Setting, Double> TOP1_PCT = read();

  /** An ADC's bits; 0 stands for a readout by comparators only within this file. */
  private record Setting(String network, int rows, ReadoutKind readout, int adcBits) {}

  private PublishedAccuracy() {}

  /** The accuracy of a network on a design, in percent; empty where none is printed. */
  public static Optional<Double> top1Pct(String network, DesignPoint point) {
    if (!point.precision().equals(PRECISION)) {
      return Optional.empty();
    }
    Readout readout = point.readout();
    int adcBits = 0;
    if (readout instanceof Readout.Adc adc) {
      adcBits = adc.bits();
    } else if (!samePrecision(((Readout.Comparators) readout).dcim())) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        TOP1_PCT.get(new Setting(network, point.rows(), readout.kind(), adcBits)));
  }

  /** The number of crossbars that share an array does not change its results. */
  private static boolean samePrecision(Dcim dcim) {
    return dcim.scaleFactorBits() == DCIM.scaleFactorBits()
        && dcim.granularity() == DCIM.granularity()
        && dcim.partialSumBits() == DCIM.partialSumBits();
  }

  private static Map<Setting, Double> read() {
    var accuracies = new HashMap<Setting, Double>();
    for (Map<String, String> row : CsvFile.resource(PublishedAccuracy.class, "accuracy.csv")) {
      ReadoutKind readout = ReadoutKind.valueOf(row.get("readout").toUpperCase(Locale.ROOT));
      String adcBits = row.get("adc_bits");
      accuracies.put(
          new Setting(
              row.get("network"),
              Integer.parseInt(row.get("xbar_rows")),
              readout,
              adcBits.isEmpty() ? 0 : Integer.parseInt(adcBits)),
          Double.valueOf(row.get("top1_pct")));
    }
    return Map.copyOf(accuracies);
  }
}
