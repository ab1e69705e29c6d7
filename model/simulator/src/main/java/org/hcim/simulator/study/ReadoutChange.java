package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;

/**
 * Another readout for a network's products. Sums must keep their unit, for the requantizers expect
 * it: comparators replace comparators, an ADC or exact sums replace an ADC or exact sums.
 */
public sealed interface ReadoutChange {

  /** What {@link #parse} takes. */
  String ACCEPTED = "stored, ternary, ternary:ALPHA, binary, adc:BITS, ideal";

  /** How specs and tables write it. */
  String key();

  /**
   * The readout in place of a product's own.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException where the product has not the
   *     numbers that it takes
   */
  ColumnReadout in(Datapath datapath);

  /** Reads what {@link #key} writes. */
  static ReadoutChange parse(String text) {
    Matcher parts = Pattern.compile("([a-z]+)(?::([0-9]{1,9}))?").matcher(text);
    boolean hasNumber = parts.matches() && parts.group(2) != null;
    int number = hasNumber ? Integer.parseInt(parts.group(2)) : 0;
    return switch (parts.matches() ? parts.group(1) + (hasNumber ? ":" : "") : "") {
      case "stored" -> new Stored();
      case "ternary" -> new Ternary();
      case "ternary:" -> new TernaryOf(number);
      case "binary" -> new Binary();
      case "adc:" -> new Adc(number);
      case "ideal" -> new Ideal();
      default ->
          throw new InvalidDesignException("readout (" + text + ") must be one of " + ACCEPTED);
    };
  }

  /** What the file says. */
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

  /** Two comparators with the thresholds of the file. */
  record Ternary() implements ReadoutChange {

    @Override
    public String key() {
      return "ternary";
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      check(
          datapath.readout() instanceof ColumnReadout.Ternary,
          "readout ternary needs the thresholds of a ternary network; its readout is %s; accepted:"
              + " %s",
          KindOfReadout.of(datapath.readout()),
          KindOfReadout.of(datapath.readout()).accepted());
      return datapath.readout();
    }
  }

  /** Two comparators with a threshold of one's own. */
  record TernaryOf(int alpha) implements ReadoutChange {

    public TernaryOf {
      check(
          alpha > 0 && alpha <= ColumnReadout.MAX,
          "alpha (%d) must be from 1 to %d",
          alpha,
          ColumnReadout.MAX);
    }

    @Override
    public String key() {
      return "ternary:" + alpha;
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      var stored = KindOfReadout.comparators(key(), datapath.readout());
      return new ColumnReadout.Ternary(alpha, KindOfReadout.reference(stored), stored.dcim());
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
      var stored = KindOfReadout.comparators(key(), datapath.readout());
      return new ColumnReadout.Binary(KindOfReadout.reference(stored), stored.dcim());
    }
  }

  /**
   * An ADC whose range begins at the least partial sum of its columns, in the finest steps of a
   * power of two that reach the greatest but one: 7 bits count 0 to 127 of 128 rows.
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
      KindOfReadout.requireExactUnit(key(), datapath.readout());
      var precision = datapath.slicing().precision();
      int most =
          datapath.rows() * ((1 << precision.cellBits()) - 1) * ((1 << precision.streamBits()) - 1);
      int least = datapath.slicing().mapping() == SignedMapping.DIFFERENTIAL ? -most : 0;
      int sumBits = Integer.SIZE - Integer.numberOfLeadingZeros(most - least - 1);
      return new ColumnReadout.Adc(bits, least, Math.max(0, sumBits - bits));
    }
  }

  /** Exact sums. */
  record Ideal() implements ReadoutChange {

    @Override
    public String key() {
      return "ideal";
    }

    @Override
    public ColumnReadout in(Datapath datapath) {
      KindOfReadout.requireExactUnit(key(), datapath.readout());
      return new ColumnReadout.Ideal();
    }
  }
}
