package org.hcim.jobs.summary;

import java.util.Locale;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.ReadoutKind;

/** The readout of a design, with names for readers who have not read the documentation. */
public final class ReadoutLabel {

  /** The label of a design whose columns are read by comparators and a DCiM array. */
  public static final String HCIM = "HCiM";

  private static final String ADDER_TREE = "digital adder tree";
  private static final String ADDER_ARRAY = "digital adder array";

  private ReadoutLabel() {}

  /**
   * The label of an ADC design, such as {@code 7-bit SAR ADC (Table 3 cost)}.
   *
   * @param kind sar or flash
   * @param costSource paper, survey, regression or custom
   */
  public static String adc(String kind, int bits, String costSource) {
    String name = kind.equals("sar") ? "SAR" : kind;
    return String.format(Locale.ROOT, "%d-bit %s ADC (%s cost)", bits, name, cost(costSource));
  }

  /**
   * Returns whether a label is that of a design that sums in digital circuits, without analog
   * columns.
   */
  public static boolean isDigital(String label) {
    return label.equals(ADDER_TREE) || label.equals(ADDER_ARRAY);
  }

  /** The label of a row with {@link DesignText#COLUMNS}. */
  static String of(Row design) {
    Integer bits = design.getAs("adc_bits");
    String readout = design.getAs("readout");
    if (bits == null) {
      return ReadoutKind.DIGITAL.key().equals(readout) ? digital(design) : HCIM;
    }
    return adc(readout, bits, design.getAs("adc_cost_source"));
  }

  /**
   * The label of a digital design; designs in tables older than this parameter have adder trees.
   */
  private static String digital(Row design) {
    String structure = design.getAs("digital_structure");
    return DigitalStructure.CELL_ADDER.key().equals(structure) ? ADDER_ARRAY : ADDER_TREE;
  }

  private static String cost(String source) {
    return source.equals("paper") ? "Table 3" : source;
  }
}
