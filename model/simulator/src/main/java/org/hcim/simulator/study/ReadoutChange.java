package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;

/**
 * Another readout for a network's products. Sums keep the unit that the requantizers expect:
 * comparators replace comparators; an ADC or an ideal readout replaces an ADC or an ideal readout.
 */
public sealed interface ReadoutChange {

  /** The forms that {@link #parse} accepts. */
  String ACCEPTED = "stored, ternary, ternary:ALPHA, binary, adc:BITS, ideal";

  /** The change as written in specs and tables. */
  String key();

  /**
   * Returns the readout that replaces a product's.
   *
   * @throws InvalidDesignException if the product lacks the values that the readout requires
   */
  ColumnReadout in(Datapath datapath);

  /** Parses the form that {@link #key} returns. */
  static ReadoutChange parse(String text) {
    Matcher parts = Pattern.compile("([a-z]+)(?::([0-9]{1,9}))?").matcher(text);
    boolean hasNumber = parts.matches() && parts.group(2) != null;
    int number = hasNumber ? Integer.parseInt(parts.group(2)) : 0;
    return switch (parts.matches() ? parts.group(1) + (hasNumber ? ":" : "") : "") {
      case "stored" -> new Stored();
      case "ternary" -> new Ternary(OptionalInt.empty());
      case "ternary:" -> new Ternary(OptionalInt.of(number));
      case "binary" -> new Binary();
      case "adc:" -> new Adc(number);
      case "ideal" -> new Ideal();
      default ->
          throw new InvalidDesignException("readout (" + text + ") must be one of " + ACCEPTED);
    };
  }

  /** The readout stored in the network's file. */
  record Stored() implements ReadoutChange {

    @Override
    public String key() {
      return "stored";
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      return datapath.readout();
    }
  }

  /**
   * Two comparators.
   *
   * @param alpha threshold of all layers; empty to keep those of the file
   */
  record Ternary(OptionalInt alpha) implements ReadoutChange {

    public Ternary {
      check(
          alpha.isEmpty() || (alpha.getAsInt() > 0 && alpha.getAsInt() <= ColumnReadout.MAX),
          "alpha (%d) must be from 1 to %d",
          alpha.orElse(0),
          ColumnReadout.MAX);
    }

    @Override
    public String key() {
      return alpha.isEmpty() ? "ternary" : "ternary:" + alpha.getAsInt();
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      if (alpha.isPresent()) {
        var stored = comparators(this, datapath.readout());
        return new ColumnReadout.Ternary(alpha.getAsInt(), stored.reference(), stored.dcim());
      }
      check(
          datapath.readout() instanceof ColumnReadout.Ternary,
          "readout ternary needs the thresholds of a ternary network; its readout is %s; accepted:"
              + " %s",
          datapath.readout().levels().key(),
          accepted(datapath.readout()));
      return datapath.readout();
    }
  }

  /** One comparator. */
  record Binary() implements ReadoutChange {

    @Override
    public String key() {
      return "binary";
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      var stored = comparators(this, datapath.readout());
      return new ColumnReadout.Binary(stored.reference(), stored.dcim());
    }
  }

  /**
   * An ADC whose range begins at the smallest partial sum of its columns. Its step is the smallest
   * power of two that reaches the second-largest partial sum: 7 bits count 0 to 127 of 128 rows.
   */
  record Adc(int bits) implements ReadoutChange {

    public Adc {
      check(bits > 0 && bits <= 16, "adc_bits (%d) must be from 1 to 16", bits);
    }

    @Override
    public String key() {
      return "adc:" + bits;
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      requireUnscaled(this, datapath.readout());
      var precision = datapath.slicing().precision();
      int most =
          datapath.rows() * ((1 << precision.cellBits()) - 1) * ((1 << precision.streamBits()) - 1);
      int least = datapath.slicing().mapping().isDifferential() ? -most : 0;
      int sumBits = Integer.SIZE - Integer.numberOfLeadingZeros(most - least - 1);
      return new ColumnReadout.Adc(bits, least, Math.max(0, sumBits - bits));
    }
  }

  /** An ideal readout: partial sums are not quantized. */
  record Ideal() implements ReadoutChange {

    @Override
    public String key() {
      return "ideal";
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      requireUnscaled(this, datapath.readout());
      return new ColumnReadout.Ideal();
    }
  }

  /** Returns the stored comparators, whose scale factors other comparators can use. */
  private static ColumnReadout.Comparators comparators(ReadoutChange change, ColumnReadout stored) {
    check(
        stored instanceof ColumnReadout.Comparators,
        "readout %s needs scale factors, but the network's readout is %s; accepted: %s",
        change.key(),
        stored.levels().key(),
        accepted(stored));
    return (ColumnReadout.Comparators) stored;
  }

  private static void requireUnscaled(ReadoutChange change, ColumnReadout stored) {
    check(
        !stored.levels().hasScaleFactors(),
        "readout %s gives sums of cell currents, but the requantizers expect sums of scale"
            + " factors, because the readout is %s; accepted: %s",
        change.key(),
        stored.levels().key(),
        accepted(stored));
  }

  /** The changes that the values of a stored readout allow. */
  private static String accepted(ColumnReadout stored) {
    return switch (stored.levels()) {
      case TERNARY -> "stored, ternary, ternary:ALPHA, binary";
      case BINARY -> "stored, ternary:ALPHA, binary";
      case ADC, IDEAL -> "stored, adc:BITS, ideal";
    };
  }
}
