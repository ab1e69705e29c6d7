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
 * @param subject the design
 * @param quantity the measured quantity
 * @param network the network of the measurement; empty for a circuit
 * @param aim the margin to reach
 * @param role the relation of the number to the model
 * @param reviewed the model's number when a deviation beyond the aim was last reviewed; empty if
 *     the model is within the aim
 * @param why the known reason for the deviation
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

  /** The relation of a published number to the model. */
  public enum Role {
    /** The number is a constant of the model. */
    INPUT,
    /** A constant or law of the model was fitted to the number, or chosen in view of it. */
    FITTED,
    /** The number follows from another published number, by arithmetic or by another model. */
    REPEATED,
    /** The model computes the number from constants of other sources. */
    PREDICTED;

    /** The name in files and tables. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All published numbers, in the paper's order. */
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
