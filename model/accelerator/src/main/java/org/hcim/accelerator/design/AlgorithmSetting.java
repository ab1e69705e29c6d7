package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The part of a design that determines the results of a network, and so its accuracy: the levels of
 * its readout, and the values of every parameter that {@link Parameter#decidesResults} and applies
 * to these levels. Designs with equal settings compute identical bits; columns, technology and
 * supply have no effect.
 *
 * @param levels the levels of partial sums
 * @param values values by parameter, in catalog order; complete for the levels, without {@link
 *     Parameter#READOUT}
 */
public record AlgorithmSetting(ReadoutLevels levels, Map<Parameter, Object> values)
    implements Serializable {

  /** The table column of {@link #levels}. */
  public static final String LEVELS_COLUMN = "conversion";

  /** A placeholder for crossbar rows that change no result. */
  private static final int ANY_ROWS = 128;

  public AlgorithmSetting {
    Objects.requireNonNull(levels, "levels");
    for (Parameter parameter : values.keySet()) {
      if (!parameters(levels).contains(parameter)) {
        throw new InvalidDesignException(
            "%s is not part of a setting with a readout %s"
                .formatted(parameter.column(), levels.key()));
      }
    }
    var ordered = new EnumMap<Parameter, Object>(Parameter.class);
    for (Parameter parameter : parameters(levels)) {
      ordered.put(parameter, checked(parameter, values.get(parameter)));
    }
    values = Collections.unmodifiableMap(ordered);
    precision(values);
    if (levels.hasScaleFactors()) {
      Dcim.checkWidths(
          (Integer) values.get(Parameter.SCALE_FACTOR_BITS),
          (Integer) values.get(Parameter.PARTIAL_SUM_BITS));
    }
    var mapping = (SignedMapping) values.get(Parameter.SIGNED_MAPPING);
    mapping.checkWeightBits((Integer) values.get(Parameter.WEIGHT_BITS));
    if (levels == ReadoutLevels.ADC) {
      adcLevels(values).checkBits((Integer) values.get(Parameter.ADC_BITS));
    }
    Readout.Binary.checkBiasRows(
        biasRows(values), (Integer) values.get(Parameter.XBAR_ROWS), mapping);
  }

  /** The parameters that a setting can have, over all levels, in catalog order. */
  public static List<Parameter> parameters() {
    return Groups.ALL;
  }

  /** The parameters of every setting with these levels, in catalog order. */
  public static List<Parameter> parameters(ReadoutLevels levels) {
    return Groups.BY_LEVELS.get(levels);
  }

  /**
   * The setting of a design.
   *
   * @param values values by {@link Parameter#ordinal()}, as for {@link DesignPoint#of}
   * @throws InvalidDesignException if a value of the setting is missing or breaks a rule
   */
  public static AlgorithmSetting of(Object[] values) {
    Object readout = values[Parameter.READOUT.ordinal()];
    ReadoutLevels levels = ((ReadoutKind) checked(Parameter.READOUT, readout)).levels();
    var decisive = new EnumMap<Parameter, Object>(Parameter.class);
    for (Parameter parameter : parameters(levels)) {
      decisive.put(parameter, values[parameter.ordinal()]);
    }
    if (levels == ReadoutLevels.IDEAL) {
      decisive.put(Parameter.XBAR_ROWS, ANY_ROWS);
    }
    return new AlgorithmSetting(levels, decisive);
  }

  /** The setting with the default of every parameter. */
  public static AlgorithmSetting defaults(ReadoutLevels levels) {
    var values = new EnumMap<Parameter, Object>(Parameter.class);
    for (Parameter parameter : parameters(levels)) {
      values.put(parameter, parameter.domain().byDefault().orElseThrow());
    }
    return new AlgorithmSetting(levels, values);
  }

  /** A copy of this setting with one value replaced. */
  public AlgorithmSetting with(Parameter parameter, Object value) {
    var changed = new EnumMap<>(values);
    changed.put(parameter, value);
    return new AlgorithmSetting(levels, changed);
  }

  /**
   * The setting with the same weights and activations and an ideal readout, for which rows have no
   * effect.
   */
  public AlgorithmSetting ideal() {
    var kept = new EnumMap<>(values);
    kept.keySet().retainAll(parameters(ReadoutLevels.IDEAL));
    kept.put(Parameter.XBAR_ROWS, ANY_ROWS);
    return new AlgorithmSetting(ReadoutLevels.IDEAL, kept);
  }

  /** The setting by table column; rows are omitted where they change no result. */
  public Map<String, Object> columns() {
    var columns = new LinkedHashMap<String, Object>();
    columns.put(LEVELS_COLUMN, levels.key());
    values.forEach((parameter, value) -> columns.put(parameter.column(), Choice.written(value)));
    if (levels == ReadoutLevels.IDEAL) {
      columns.remove(Parameter.XBAR_ROWS.column());
    }
    return columns;
  }

  /**
   * The columns for ids and hashes. Parameters added to the catalog later are omitted at their
   * default, so that the ids of earlier settings do not change.
   */
  public Map<String, Object> content() {
    Map<String, Object> content = columns();
    for (Parameter parameter : values.keySet()) {
      if (parameter.isAdded()
          && parameter.domain().byDefault().filter(values.get(parameter)::equals).isPresent()) {
        content.remove(parameter.column());
      }
    }
    return content;
  }

  /** Wordlines summed in one cycle. */
  public int rows() {
    return integer(Parameter.XBAR_ROWS);
  }

  /** Wordlines that are always driven and carry no input; only binary readouts have them. */
  public int biasRows() {
    return biasRows(values);
  }

  /** Wordlines that carry inputs. */
  public int inputRows() {
    return rows() - biasRows();
  }

  private static int biasRows(Map<Parameter, Object> values) {
    return (Integer) values.getOrDefault(Parameter.BIAS_ROWS, 0);
  }

  /** The spacing of an ADC's levels. */
  public AdcLevels adcLevels() {
    return adcLevels(values);
  }

  private static AdcLevels adcLevels(Map<Parameter, Object> values) {
    return (AdcLevels) values.get(Parameter.ADC_LEVELS);
  }

  /** Widths of cells, weights and activations. */
  public Precision precision() {
    return precision(values);
  }

  /** The coding of signed weights. */
  public SignedMapping signedMapping() {
    return (SignedMapping) value(Parameter.SIGNED_MAPPING);
  }

  /** The value of an integer parameter. */
  public int integer(Parameter parameter) {
    return (Integer) value(parameter);
  }

  /**
   * The value of a parameter.
   *
   * @throws InvalidDesignException if the parameter is not part of the setting
   */
  public Object value(Parameter parameter) {
    Object value = values.get(parameter);
    if (value == null) {
      check(
          false, "%s is not part of a setting with a readout %s", parameter.column(), levels.key());
    }
    return value;
  }

  private static Precision precision(Map<Parameter, Object> values) {
    return Precision.of(parameter -> (Integer) values.get(parameter));
  }

  private static Object checked(Parameter parameter, Object value) {
    if (value == null) {
      check(false, "%s must have a value: %s", parameter.column(), parameter.domain().accepts());
    }
    if (!parameter.domain().admits(value)) {
      check(false, "%s (%s) must be %s", parameter.column(), value, parameter.domain().accepts());
    }
    return value;
  }

  /**
   * Parameters by levels, in a separate class so that they exist before the record's first
   * instance.
   */
  private static final class Groups {
    static final List<Parameter> ALL =
        Arrays.stream(Parameter.values())
            .filter(parameter -> parameter.decidesResults() && parameter != Parameter.READOUT)
            .toList();
    static final Map<ReadoutLevels, List<Parameter>> BY_LEVELS = byLevels();

    private static Map<ReadoutLevels, List<Parameter>> byLevels() {
      var groups = new EnumMap<ReadoutLevels, List<Parameter>>(ReadoutLevels.class);
      for (ReadoutLevels levels : ReadoutLevels.values()) {
        groups.put(levels, ALL.stream().filter(p -> p.appliesTo(levels)).toList());
      }
      return Collections.unmodifiableMap(groups);
    }
  }
}
