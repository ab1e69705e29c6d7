package org.hcim.jobs.summary;

import java.util.Locale;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.ReadoutKind;

/** The readout of a design, named for readers who have not seen the documentation. */
public final class ReadoutLabel {

  /** A design whose columns comparators and a DCiM array read. */
  public static final String HCIM = "HCiM";

  /** A design that sums in digital circuits, without analog columns. */
  public static final String DIGITAL = "digital adder tree";

  private ReadoutLabel() {}

  /**
   * The label of a design with an ADC, such as {@code 7-bit SAR ADC (Table 3 cost)}.
   *
   * @param kind sar or flash
   * @param costSource paper, survey, regression or custom
   */
  public static String adc(String kind, int bits, String costSource) {
    String name = kind.equals("sar") ? "SAR" : kind;
    return String.format(Locale.ROOT, "%d-bit %s ADC (%s cost)", bits, name, cost(costSource));
  }

  /** The label of a row with the columns readout, adc_bits and adc_cost_source. */
  static String of(Row design) {
    Integer bits = design.getAs("adc_bits");
    String readout = design.getAs("readout");
    if (bits == null) {
      return ReadoutKind.DIGITAL.key().equals(readout) ? DIGITAL : HCIM;
    }
    return adc(readout, bits, design.getAs("adc_cost_source"));
  }

  private static String cost(String source) {
    return source.equals("paper") ? "Table 3" : source;
  }
}
