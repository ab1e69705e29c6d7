package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import java.util.Optional;

/** The circuit that digitizes the columns of a crossbar and accumulates their values. */
public sealed interface Readout {

  /** The name of the circuit in specs and tables. */
  ReadoutKind kind();

  /** Crossbar rows that are always driven; their cells store no weights. */
  default int biasRows() {
    return 0;
  }

  /** Returns whether another readout has the same circuits, whatever values they read. */
  default boolean sharesCircuits(Readout other) {
    return equals(other);
  }

  /** A readout that reduces a column to its sign, or to its sign and zero, for a DCiM array. */
  sealed interface Comparators extends Readout {

    /** The DCiM array, which adds scale factors. */
    Dcim dcim();

    /** Comparators per column. */
    int comparatorsPerColumn();

    /** The default fraction of values that are zero, 0 to 1; layers may override it. */
    double zeroFrac();
  }

  /**
   * Two comparators per column: -1, 0 or +1.
   *
   * @param zeroFrac the fraction of values that are zero, 0 to 1
   * @param thresholds the columns that share a threshold
   */
  record Ternary(Dcim dcim, double zeroFrac, ThresholdRule thresholds) implements Comparators {

    /** A ternary readout with one threshold per layer. */
    public Ternary(Dcim dcim, double zeroFrac) {
      this(dcim, zeroFrac, ThresholdRule.ALPHA);
    }

    public Ternary {
      Objects.requireNonNull(dcim, "dcim");
      Objects.requireNonNull(thresholds, "thresholds");
      check(zeroFrac >= 0 && zeroFrac <= 1, "ternary_zero_frac (%s) must be from 0 to 1", zeroFrac);
    }

    @Override
    public ReadoutKind kind() {
      return ReadoutKind.TERNARY;
    }

    @Override
    public boolean sharesCircuits(Readout other) {
      return other instanceof Ternary ternary
          && dcim.equals(ternary.dcim)
          && thresholds == ternary.thresholds;
    }

    @Override
    public int comparatorsPerColumn() {
      return 2;
    }
  }

  /**
   * One comparator per column: -1 or +1, never zero.
   *
   * @param biasRows always-driven rows, whose cells of -1, 0 or +1 shift the reference of each
   *     column
   */
  record Binary(Dcim dcim, int biasRows) implements Comparators {

    /** The maximum number of bias rows; larger reference shifts improved no measured column. */
    public static final int MAX_BIAS_ROWS = 2;

    /** A binary readout with a reference of zero in every column. */
    public Binary(Dcim dcim) {
      this(dcim, 0);
    }

    public Binary {
      Objects.requireNonNull(dcim, "dcim");
      check(
          biasRows >= 0 && biasRows <= MAX_BIAS_ROWS,
          "bias_rows (%d) must be from 0 to %d",
          biasRows,
          MAX_BIAS_ROWS);
    }

    /**
     * Rejects crossbars that cannot have these bias rows.
     *
     * @throws InvalidDesignException if the bias rows leave no other row or the mapping is not
     *     differential
     */
    static void checkBiasRows(int biasRows, int rows, SignedMapping mapping) {
      check(biasRows < rows, "bias_rows (%d) must be fewer than xbar_rows (%d)", biasRows, rows);
      if (biasRows > 0 && !mapping.isDifferential()) {
        check(
            false,
            "bias_rows (%d) must be 0 with signed_mapping %s: cells of -1, 0 and +1 are differential",
            biasRows,
            mapping.key());
      }
    }

    @Override
    public ReadoutKind kind() {
      return ReadoutKind.BINARY;
    }

    @Override
    public int comparatorsPerColumn() {
      return 1;
    }

    @Override
    public double zeroFrac() {
      return 0;
    }
  }

  /**
   * Adders for each output, as in digital compute-in-memory: exact sums without converters or
   * comparators.
   */
  record Digital(DigitalStructure structure) implements Readout {

    public Digital {
      Objects.requireNonNull(structure, "structure");
    }

    @Override
    public ReadoutKind kind() {
      return ReadoutKind.DIGITAL;
    }
  }

  /**
   * An analog-to-digital converter.
   *
   * @param kind SAR or flash
   * @param bits resolution
   * @param columns columns that share one ADC (time-multiplexed)
   * @param specification rate, power and area of the converter; empty if its cost source provides
   *     them
   * @param levels the spacing of its levels
   */
  record Adc(
      ReadoutKind kind,
      int bits,
      int columns,
      AdcCostSource costSource,
      Optional<AdcSpecification> specification,
      AdcLevels levels)
      implements Readout {

    /** A converter with equally spaced levels whose cost source provides its rate. */
    public Adc(ReadoutKind kind, int bits, int columns, AdcCostSource costSource) {
      this(kind, bits, columns, costSource, Optional.empty(), AdcLevels.UNIFORM);
    }

    public Adc {
      if (kind.levels() != ReadoutLevels.ADC) {
        check(false, "readout (%s) of an ADC must be sar or flash", kind.key());
      }
      check(bits > 0, "adc_bits (%d) must be positive", bits);
      check(columns > 0, "columns_per_adc (%d) must be positive", columns);
      Objects.requireNonNull(costSource, "costSource");
      Objects.requireNonNull(levels, "levels");
      levels.checkBits(bits);
      if (costSource == AdcCostSource.CUSTOM && specification.isEmpty()) {
        check(false, "adc_cost_source custom needs adc_rate_gs, adc_power_mw and adc_area_um2");
      }
    }
  }
}
