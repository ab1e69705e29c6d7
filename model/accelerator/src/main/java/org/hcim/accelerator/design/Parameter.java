package org.hcim.accelerator.design;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parameter of a design point that a sweep can vary, with its column, range and default.
 *
 * <p>Values are {@link Integer}, {@link Double} or an enum constant that implements {@link Choice}.
 * The value is {@code null} if the parameter does not apply to the readout, as ADC bits do not
 * apply to a comparator.
 */
public enum Parameter {
  XBAR_ROWS(Effect.RESULTS, integer(16, 4096, 128), "", "Wordlines summed in one cycle."),
  XBAR_COLUMNS(integer(16, 4096, 128), "", "Bitlines of a crossbar."),
  CELL_BITS(
      Effect.RESULTS,
      integer(1, 8, 1),
      "bit",
      "Bits that one cell holds: the width of a bit-slice."),
  WEIGHT_BITS(Effect.RESULTS, integer(1, 16, 4), "bit", "Bits of a weight."),
  ACTIVATION_BITS(Effect.RESULTS, integer(1, 16, 4), "bit", "Bits of an activation."),
  STREAM_BITS(
      Effect.RESULTS,
      integer(1, 16, 1),
      "bit",
      "Activation bits driven in one cycle: the width of a bit-stream."),
  SIGNED_MAPPING(
      Effect.RESULTS, choice(SignedMapping.DIFFERENTIAL), "", "Representation of signed weights."),
  SLICE_PLACEMENT(choice(SlicePlacement.ADJACENT), "", "Placement of a weight's bit-slices."),
  READOUT(Effect.RESULTS, choice(ReadoutKind.TERNARY), "", "The circuit that digitizes a column."),
  ADC_BITS(Effect.RESULTS, integer(1, 14, 7), "bit", "Resolution of the ADC.", Readouts.ADC),
  COLUMNS_PER_ADC(
      derivedInteger(1, 4096, "xbar_columns"),
      "",
      "Columns that share one ADC (time-multiplexed).",
      Readouts.ADC),
  ADC_COST_SOURCE(choice(AdcCostSource.PAPER), "", "Source of the ADC's cost.", Readouts.ADC),
  SCALE_FACTOR_BITS(
      Effect.RESULTS, integer(1, 16, 4), "bit", "Bits of a scale factor.", Readouts.COMPARATOR),
  SCALE_FACTOR_GRANULARITY(
      Effect.RESULTS,
      choice(ScaleFactorGranularity.BIT_SLICE),
      "",
      "Partial sums that share a scale factor.",
      Readouts.COMPARATOR),
  PARTIAL_SUM_BITS(
      Effect.RESULTS,
      integer(2, 32, 8),
      "bit",
      "Bits of a partial-sum register.",
      Readouts.COMPARATOR),
  XBARS_PER_DCIM(
      integer(1, 16, 1),
      "",
      "Crossbars that share a DCiM array (time-multiplexed).",
      Readouts.COMPARATOR),
  TERNARY_ZERO_FRAC(
      Effect.MEASURED,
      real(0, 1, 0.5),
      "1",
      "Fraction of ternary values that are 0.",
      Readouts.TERNARY),
  XBAR_TECHNOLOGY(choice(CrossbarTechnology.SRAM_8T), "", "Technology of the cells."),
  TECHNOLOGY_NM(integer(7, 130, 32), "nm", "CMOS node: " + CmosProcess.Node.sizes() + "."),
  SUPPLY_V(derivedReal(0.5, 1.5, "the node's nominal supply"), "V", "Supply voltage."),
  XBARS_PER_TILE(integer(8, 4096, 64), "", "Crossbars that share a tile's eDRAM, bus and router."),
  TILES(derivedInteger(1, 1 << 20, "as many as the network needs"), "", "Tiles on the chip."),
  WEIGHT_REPLICATION(
      integer(1, 1024, 1),
      "",
      "Copies of the weights of each layer, which share its input vectors."),
  ACTIVATION_PATH(choice(ActivationPath.STREAMED), "", "Path of activations to the next layer."),
  POWER_GATING(choice(PowerGating.BUSY), "", "Circuits that leak, and for how long."),
  IDLE_COLUMNS(choice(IdleColumns.GATED), "", "Treatment of columns without weights."),
  STREAM_PIPELINE(choice(StreamPipeline.NONE), "", "Overlap of bit-streams."),
  CONSTANTS_PROFILE(choice(ConstantsProfile.CITED), "", "Values of the least certain constants."),
  TEMPERATURE_C(real(-55, 150, 27), "degC", "Die temperature; leakage follows it."),
  ADC_RATE_GS(
      derivedReal(1e-6, 100, "the rate of the cost source"),
      "GS/s",
      "Conversions per nanosecond of one ADC, for the cost sources regression and custom.",
      Readouts.ADC),
  ADC_POWER_MW(
      derivedReal(1e-6, 1e4, "set by the cost source"),
      "mW",
      "Power of one ADC at its rate, for the cost source custom.",
      Readouts.ADC),
  ADC_AREA_UM2(
      derivedReal(1e-3, 1e7, "set by the cost source"),
      "um2",
      "Area of one ADC, for the cost source custom.",
      Readouts.ADC),
  ARRIVALS_PER_S(
      derivedReal(1e-6, 1e9, "back-to-back inferences"),
      "1/s",
      "Inferences that arrive per second; leakage includes the idle time between them."),
  BIAS_ROWS(
      Effect.RESULTS,
      integer(0, Readout.Binary.MAX_BIAS_ROWS, 0),
      "",
      "Always-driven rows without weights that shift the reference of each column.",
      Readouts.BINARY),
  DIGITAL_STRUCTURE(
      choice(DigitalStructure.ADDER_TREE),
      "",
      "Adder placement in a digital array.",
      Readouts.DIGITAL),
  TERNARY_THRESHOLDS(
      Effect.RESULTS,
      choice(ThresholdRule.ALPHA),
      "",
      "Columns that share a threshold of ternary comparators.",
      Readouts.TERNARY),
  ADC_LEVELS(
      Effect.RESULTS,
      choice(AdcLevels.UNIFORM),
      "",
      "Spacing of the levels of the ADC.",
      Readouts.ADC);

  /** Parameters that were added after the first version of specs, tables and ids. */
  private static final Set<Parameter> ADDED =
      EnumSet.of(
          CONSTANTS_PROFILE,
          TEMPERATURE_C,
          ADC_RATE_GS,
          ADC_POWER_MW,
          ADC_AREA_UM2,
          ARRIVALS_PER_S,
          BIAS_ROWS,
          DIGITAL_STRUCTURE,
          TERNARY_THRESHOLDS,
          ADC_LEVELS);

  /** Parameters in declaration order; must not be modified. */
  private static final Parameter[] ALL = values();

  /** The effect of a parameter on the results of a network. */
  public enum Effect {
    /** Changes the numbers that a network computes; part of {@link AlgorithmSetting}. */
    RESULTS,
    /** Follows from the results; assumed by a design, measured by a simulation. */
    MEASURED,
    /** Changes costs only. */
    COST
  }

  private final String column = name().toLowerCase(Locale.ROOT);
  private final Effect effect;
  private final Domain domain;
  private final String unit;
  private final String description;
  private final Set<ReadoutKind> readouts;

  Parameter(Domain domain, String unit, String description) {
    this(Effect.COST, domain, unit, description);
  }

  Parameter(Domain domain, String unit, String description, Set<ReadoutKind> readouts) {
    this(Effect.COST, domain, unit, description, readouts);
  }

  Parameter(Effect effect, Domain domain, String unit, String description) {
    this(effect, domain, unit, description, Readouts.ANY);
  }

  Parameter(
      Effect effect, Domain domain, String unit, String description, Set<ReadoutKind> readouts) {
    this.effect = effect;
    this.domain = domain;
    this.unit = unit;
    this.description = description;
    this.readouts = readouts;
  }

  /** The number of parameters, which is the length of an array of values by ordinal. */
  public static int count() {
    return ALL.length;
  }

  /** The parameter with this column name. */
  public static Optional<Parameter> named(String column) {
    return Arrays.stream(ALL).filter(p -> p.column().equals(column)).findFirst();
  }

  /** The name in specs and tables, such as {@code xbar_rows}. */
  public String column() {
    return column;
  }

  /** The allowed values. */
  public Domain domain() {
    return domain;
  }

  /** The unit of the value; empty for counts and names. */
  public String unit() {
    return unit;
  }

  /** A one-line description for help and schemas. */
  public String description() {
    return description;
  }

  /** The effect of the parameter on the results of a network. */
  public Effect effect() {
    return effect;
  }

  /**
   * Returns whether the parameter was added after the first version of specs, tables and ids. Its
   * default, or its absence, stands for the behavior of that version and leaves hashes unchanged.
   */
  public boolean isAdded() {
    return ADDED.contains(this);
  }

  /** Returns whether the parameter changes what a network computes. */
  public boolean decidesResults() {
    return effect == Effect.RESULTS;
  }

  /** The readouts to which the parameter applies; its value is {@code null} for all others. */
  public Set<ReadoutKind> readouts() {
    return readouts;
  }

  /** Returns whether the parameter applies to this readout. */
  public boolean appliesTo(ReadoutKind readout) {
    return readouts.contains(readout);
  }

  /** Returns whether the parameter applies to readouts with these levels. */
  public boolean appliesTo(ReadoutLevels levels) {
    return readouts.equals(Readouts.ANY)
        || readouts.stream().anyMatch(readout -> readout.levels() == levels);
  }

  /**
   * Parses a value from a spec.
   *
   * @param raw an {@link Integer}, {@link Long}, {@link Double} or {@link String}
   * @return the value in the type of the parameter
   * @throws InvalidDesignException if the value has another type, is unknown or is out of range
   */
  public Object parse(Object raw) {
    return domain.parse(column(), raw);
  }

  private static Domain integer(int least, int most, int byDefault) {
    return new Domain.IntegerRange(least, most, Optional.of(byDefault), "");
  }

  private static Domain derivedInteger(int least, int most, String rule) {
    return new Domain.IntegerRange(least, most, Optional.empty(), rule);
  }

  private static Domain real(double least, double most, double byDefault) {
    return new Domain.RealRange(least, most, Optional.of(byDefault), "");
  }

  private static Domain derivedReal(double least, double most, String rule) {
    return new Domain.RealRange(least, most, Optional.empty(), rule);
  }

  private static <E extends Enum<E> & Choice> Domain choice(E byDefault) {
    List<Choice> choices =
        Arrays.stream(byDefault.getDeclaringClass().getEnumConstants())
            .collect(Collectors.toUnmodifiableList());
    return new Domain.Choices(choices, byDefault);
  }

  /**
   * Groups of readouts, in a separate class because enum constants cannot read static fields of the
   * enum.
   */
  private static final class Readouts {
    static final Set<ReadoutKind> ANY = EnumSet.allOf(ReadoutKind.class);
    static final Set<ReadoutKind> ADC = EnumSet.of(ReadoutKind.SAR, ReadoutKind.FLASH);
    static final Set<ReadoutKind> COMPARATOR = EnumSet.of(ReadoutKind.TERNARY, ReadoutKind.BINARY);
    static final Set<ReadoutKind> TERNARY = EnumSet.of(ReadoutKind.TERNARY);
    static final Set<ReadoutKind> BINARY = EnumSet.of(ReadoutKind.BINARY);
    static final Set<ReadoutKind> DIGITAL = EnumSet.of(ReadoutKind.DIGITAL);
  }
}
