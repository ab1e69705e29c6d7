package org.hcim.jobs.summary;

import java.util.Locale;
import org.apache.spark.sql.Row;

/** The readout of a design, named for readers who have not seen the documentation. */
public final class ReadoutLabel {

  /** A design without an ADC. */
  public static final String HCIM = "HCiM";

  private ReadoutLabel() {}

  /**
   * The label of a design with an ADC, such as {@code 7-bit SAR ADC (Table 3 cost)}.
   *
   * @param kind sar or flash
   * @param costSource paper, survey or regression
   */
  public static String adc(String kind, int bits, String costSource) {
    String name = kind.equals("sar") ? "SAR" : kind;
    return String.format(Locale.ROOT, "%d-bit %s ADC (%s cost)", bits, name, cost(costSource));
  }

  /** The label of a row with the columns readout, adc_bits and adc_cost_source. */
  static String of(Row design) {
    Integer bits = design.getAs("adc_bits");
    return bits == null
        ? HCIM
        : adc(design.getAs("readout"), bits, design.getAs("adc_cost_source"));
  }

  private static String cost(String source) {
    return source.equals("paper") ? "Table 3" : source;
  }
}
