package org.hcim.sweeps.paper;

import java.util.List;
import java.util.Map;
import org.hcim.sweeps.csv.CsvFile;

/**
 * A published number and the margins within which the model must reproduce it.
 *
 * @param place table or figure of the paper
 * @param subject the design it is about
 * @param quantity what is measured
 * @param network the network it is measured on; empty for a circuit
 * @param aim the margin to reach
 * @param tolerance the accepted margin; a number outside it is an error
 * @param why the reason, where the tolerance is wider than the aim
 */
public record Published(
    String place,
    String subject,
    String quantity,
    String network,
    PrintedNumber number,
    String unit,
    Margin aim,
    Margin tolerance,
    String why) {

  /** All of them, in the paper's order. */
  public static List<Published> all() {
    return CsvFile.resource(Published.class, "published.csv").stream().map(Published::of).toList();
  }

  private static Published of(Map<String, String> row) {
    return new Published(
        row.get("place"),
        row.get("case"),
        row.get("quantity"),
        row.get("network"),
        new PrintedNumber(row.get("published")),
        row.get("unit"),
        Margin.parse(row.get("aim")),
        Margin.parse(row.get("tolerance")),
        row.get("why"));
  }
}
