package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.Objects;

/** What becomes of a column's partial sum, as far as it decides the result. */
public sealed interface Conversion extends Serializable {

  /** The conversion of a readout; what only its cost depends on is left out. */
  static Conversion of(Readout readout) {
    if (readout instanceof Readout.Ternary ternary) {
      return new Ternary(Words.of(ternary.dcim()));
    }
    if (readout instanceof Readout.Binary binary) {
      return new Binary(Words.of(binary.dcim()));
    }
    return new Adc(((Readout.Adc) readout).bits());
  }

  /** The numbers of a DCiM array that decide the result. */
  record Words(int scaleFactorBits, ScaleFactorGranularity granularity, int partialSumBits)
      implements Serializable {

    public Words {
      Objects.requireNonNull(granularity, "granularity");
    }

    static Words of(Dcim dcim) {
      return new Words(dcim.scaleFactorBits(), dcim.granularity(), dcim.partialSumBits());
    }
  }

  /** -1, 0 or +1, for words of a DCiM array. */
  record Ternary(Words words) implements Conversion {

    public Ternary {
      Objects.requireNonNull(words, "words");
    }
  }

  /** -1 or +1, for words of a DCiM array. */
  record Binary(Words words) implements Conversion {

    public Binary {
      Objects.requireNonNull(words, "words");
    }
  }

  /** An ADC of any circuit. */
  record Adc(int bits) implements Conversion {

    public Adc {
      check(bits > 0, "adc_bits (%d) must be positive", bits);
    }
  }

  /** Nothing is lost: quantized weights and activations in exact arithmetic. */
  record Exact() implements Conversion {}
}
