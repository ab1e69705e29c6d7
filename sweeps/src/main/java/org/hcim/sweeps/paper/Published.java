package org.hcim.sweeps.paper;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.hcim.sweeps.csv.CsvFile;

/**
 * A published number and the margins within which the model must reproduce it.
 *
 * @param place table or figure of the paper
 * @param subject the design it is about
 * @param quantity what is measured
 * @param network the network it is measured on; empty for a circuit
 * @param aim the margin to reach
 * @param role how the model comes to the number
 * @param reviewed the model's number when a deviation beyond the aim was last reviewed; empty where
 *     the model is within the aim
 * @param why what is known about that deviation
 */
public record Published(
    String place,
    String subject,
    String quantity,
    String network,
    PrintedNumber number,
    String unit,
    Role role,
    Margin aim,
    OptionalDouble reviewed,
    String why) {

  /** The way in which the model comes to a published number. */
  public enum Role {
    /** The number is a constant of the model. */
    INPUT,
    /** A constant or a law of the model was fitted to the number, or chosen with it in view. */
    FITTED,
    /** The number follows from another published one, by arithmetic or by another model. */
    REPEATED,
    /** The model computes the number from constants of other sources. */
    PREDICTED;

    /** The name in files and tables. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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
        Role.valueOf(row.get("role").toUpperCase(Locale.ROOT)),
        Margin.parse(row.get("aim")),
        row.get("reviewed").isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(row.get("reviewed"))),
        row.get("why"));
  }
}
