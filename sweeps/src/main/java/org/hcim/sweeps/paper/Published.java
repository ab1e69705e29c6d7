package org.hcim.sweeps.paper;

import java.util.List;

/**
 * A published number and how near the model must come.
 *
 * @param place where the paper prints it
 * @param subject the design it is about
 * @param quantity what is measured
 * @param network the network it is measured on; empty for a circuit
 * @param aim what we want
 * @param tolerance what we accept; leaving it is an error
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
    return Resource.rows("published.csv").stream().map(Published::of).toList();
  }

  private static Published of(List<String> row) {
    return new Published(
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3),
        new PrintedNumber(row.get(4)),
        row.get(5),
        Margin.parse(row.get(6)),
        Margin.parse(row.get(7)),
        row.get(8));
  }
}
