package org.hcim.jobs.summary;

/** The name of a readout for people, such as {@code 7-bit SAR ADC (Table 3 cost)}. */
final class ReadoutLabel {

  private ReadoutLabel() {}

  /**
   * The name of a readout.
   *
   * @param readout the value of the column
   * @param adcBits null for readouts without an ADC
   * @param costSource null for readouts without an ADC
   */
  static String of(String readout, Integer adcBits, String costSource) {
    if (adcBits == null) {
      return "HCiM " + readout;
    }
    String circuit = readout.equals("sar") ? "SAR" : readout;
    String cost = costSource.equals("paper") ? "Table 3" : costSource;
    return adcBits + "-bit " + circuit + " ADC (" + cost + " cost)";
  }
}
