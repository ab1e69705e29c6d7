package org.hcim.accelerator.technology;

import static org.hcim.accelerator.design.Check.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.ConstantsProfile;
import org.hcim.accelerator.design.CrossbarTechnology;

/** The constants of the cost model, with their sources; immutable. */
public final class Constants {

  private static final Constants CITED = new Constants(read());

  private final Map<Constant, CitedValue> values;
  private final double[] numbers;
  private final AdcRegression adcRegression;
  private final double[] sensingNs = new double[CrossbarTechnology.values().length];

  /** Computed on first use: most profiles are never used. Threads may compute it twice. */
  private RegisterTables registers;

  private Constants(Map<Constant, CitedValue> values) {
    this.values = values;
    this.numbers = new double[Constant.values().length];
    values.forEach((constant, cited) -> numbers[constant.ordinal()] = cited.value());
    this.adcRegression = new AdcRegression(get(Constant.ADC_REGRESSION_RATE_GSPS));
    for (CrossbarTechnology technology : CrossbarTechnology.values()) {
      sensingNs[technology.ordinal()] = CrossbarLaws.sensingNs(technology, this);
    }
  }

  /** The published and assumed values of {@code constants.csv}. */
  public static Constants cited() {
    return CITED;
  }

  /**
   * These constants with some values replaced.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if a value is out of range
   */
  public Constants with(Map<Constant, Double> overrides) {
    if (overrides.isEmpty()) {
      return this;
    }
    var changed = new EnumMap<>(values);
    overrides.forEach(
        (constant, value) -> {
          ConstantRange.require(constant, value);
          changed.put(constant, values.get(constant).overridden(value));
        });
    return new Constants(changed);
  }

  /** These constants with a profile's values, except for those set by a spec. */
  public Constants with(ConstantsProfile profile) {
    Map<Constant, Double> ofProfile = ProfileValues.of(profile);
    if (ofProfile.isEmpty()) {
      return this;
    }
    var changed = new EnumMap<>(values);
    ofProfile.forEach(
        (constant, value) -> {
          CitedValue cited = values.get(constant);
          if (cited.status() != CitedValue.Status.OVERRIDDEN) {
            changed.put(constant, cited.inProfile(value, profile.key()));
          }
        });
    return new Constants(changed);
  }

  /** The read time of a crossbar in the reference process, excluding its lines. */
  double sensingNs(CrossbarTechnology technology) {
    return sensingNs[technology.ordinal()];
  }

  /** The value, in the unit at the end of the constant's name. */
  public double get(Constant constant) {
    return numbers[constant.ordinal()];
  }

  /** The value with its origin. */
  public CitedValue cite(Constant constant) {
    return values.get(constant);
  }

  /** Register-file figures, which follow from the constants. */
  public RegisterTables registers() {
    RegisterTables tables = registers;
    if (tables == null) {
      tables = new RegisterTables(this);
      registers = tables;
    }
    return tables;
  }

  /**
   * The energy of a circuit in process {@code to} relative to process {@code from}, with these
   * constants' weight between the published polynomials and the published simulation of nodes below
   * 32 nm.
   */
  public double energyScale(CmosProcess from, CmosProcess to) {
    double polynomial = Scaling.energy(from, to);
    double weight = get(Constant.SIMULATED_ENERGY_WEIGHT);
    return weight == 0
        ? polynomial
        : polynomial * StrictMath.pow(Scaling.simulatedEnergy(from, to), weight);
  }

  /** The regression at the rate of the constants. */
  AdcRegression adcRegression() {
    return adcRegression;
  }

  private static Map<Constant, CitedValue> read() {
    var values = new EnumMap<Constant, CitedValue>(Constant.class);
    for (List<String> row : CsvTable.resource("constants.csv")) {
      Constant constant =
          Constant.named(row.get(0))
              .orElseThrow(() -> new IllegalStateException("unknown constant " + row.get(0)));
      values.put(
          constant,
          new CitedValue(
              Double.parseDouble(row.get(1)),
              row.get(2),
              CitedValue.Status.named(row.get(3)),
              row.get(4),
              row.get(5)));
    }
    for (Constant constant : Constant.values()) {
      check(values.containsKey(constant), "constants.csv must have %s", constant.key());
    }
    return values;
  }
}
