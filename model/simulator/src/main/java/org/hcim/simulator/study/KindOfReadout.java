package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.Locale;
import org.hcim.simulator.crossbar.ColumnReadout;

/** What the numbers of a stored readout allow. */
enum KindOfReadout {
  TERNARY("stored, ternary, ternary:ALPHA, binary"),
  BINARY("stored, ternary:ALPHA, binary"),
  ADC("stored, adc:BITS, ideal"),
  IDEAL("stored, adc:BITS, ideal");

  private final String accepted;

  KindOfReadout(String accepted) {
    this.accepted = accepted;
  }

  static KindOfReadout of(ColumnReadout readout) {
    if (readout instanceof ColumnReadout.Comparators) {
      return readout instanceof ColumnReadout.Ternary ? TERNARY : BINARY;
    }
    return readout instanceof ColumnReadout.Adc ? ADC : IDEAL;
  }

  /** The comparators whose scale factors another pair of them may use. */
  static ColumnReadout.Comparators comparators(String key, ColumnReadout stored) {
    check(
        stored instanceof ColumnReadout.Comparators,
        "readout %s needs scale factors, which a network read as %s has not; accepted: %s",
        key,
        of(stored),
        of(stored).accepted);
    return (ColumnReadout.Comparators) stored;
  }

  /** The partial sum that counts as zero. */
  static int reference(ColumnReadout.Comparators stored) {
    return stored instanceof ColumnReadout.Ternary ternary
        ? ternary.reference()
        : ((ColumnReadout.Binary) stored).reference();
  }

  static void requireExactUnit(String key, ColumnReadout stored) {
    check(
        !(stored instanceof ColumnReadout.Comparators),
        "readout %s gives sums of cell currents, and the requantizers expect those of scale"
            + " factors: it is read as %s; accepted: %s",
        key,
        of(stored),
        of(stored).accepted);
  }

  /** The changes that it allows. */
  String accepted() {
    return accepted;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
