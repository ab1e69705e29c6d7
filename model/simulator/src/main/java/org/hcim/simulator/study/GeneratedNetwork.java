package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;

/**
 * A network generated from a graph and a seed; {@link RandomNetworks} documents the distributions
 * of its values.
 */
public record GeneratedNetwork(Graph graph, long seed, Datapath datapath) {

  /** The settings other than design parameters. */
  private static final List<String> OWN = List.of("seed", "readout", "alpha");

  /** Parameters that calibration sets: references with bias rows, thresholds and ADC levels. */
  private static final Set<Parameter> CALIBRATED =
      EnumSet.of(Parameter.BIAS_ROWS, Parameter.TERNARY_THRESHOLDS, Parameter.ADC_LEVELS);

  private static final List<String> READOUTS =
      Arrays.stream(ReadoutLevels.values()).map(ReadoutLevels::key).toList();

  public GeneratedNetwork {
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(datapath, "datapath");
  }

  /**
   * Creates a network from a graph's layers and values, as given in specs and on the command line.
   *
   * @param values by {@link #keys}; missing ones have their defaults
   * @throws org.hcim.accelerator.design.InvalidDesignException if a name or value is invalid
   */
  public static GeneratedNetwork of(Graph graph, Map<String, Object> values) {
    for (String key : values.keySet()) {
      check(keys().contains(key), "%s must be one of %s", key, String.join(", ", keys()));
    }
    var given = new Values(values);
    return new GeneratedNetwork(graph, given.whole("seed", 1), given.datapath());
  }

  /** The names of settings, without parameters that follow from partial sums. */
  public static List<String> keys() {
    return Stream.concat(
            OWN.stream(),
            AlgorithmSetting.parameters().stream()
                .filter(parameter -> !CALIBRATED.contains(parameter))
                .map(Parameter::column))
        .toList();
  }

  /**
   * Generates the network.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if quantized networks do not support
   *     a layer; the message lists every such layer and the reason
   */
  public QuantizedNetwork make() {
    return RandomNetworks.of(graph, seed, datapath);
  }

  /** Values and their checks. */
  private record Values(Map<String, Object> given) {

    private static final int ALPHA = 4;

    Datapath datapath() {
      String name = String.valueOf(given.getOrDefault("readout", ReadoutLevels.TERNARY.key()));
      check(READOUTS.contains(name), "readout (%s) must be one of %s", name, READOUTS);
      var levels = ReadoutLevels.values()[READOUTS.indexOf(name)];
      var values = new EnumMap<Parameter, Object>(Parameter.class);
      AlgorithmSetting.parameters(levels).forEach(each -> values.put(each, of(each)));
      var setting = new AlgorithmSetting(levels, values);
      var ideal = Datapath.ideal(setting);
      return ideal.with(
          switch (levels) {
            case TERNARY ->
                new ColumnReadout.Ternary(
                    whole("alpha", ALPHA, 1, ColumnReadout.MAX), 0, DcimWidths.of(setting));
            case BINARY -> new ColumnReadout.Binary(0, DcimWidths.of(setting));
            case ADC -> new ReadoutChange.Adc(setting.integer(Parameter.ADC_BITS)).in(ideal);
            case IDEAL -> ideal.readout();
          });
    }

    private Object of(Parameter parameter) {
      return parameter.parse(
          given.getOrDefault(parameter.column(), parameter.domain().byDefault().orElseThrow()));
    }

    long whole(String key, long byDefault) {
      Object value = given.getOrDefault(key, byDefault);
      check(value instanceof Long, "%s (%s) must be a whole number", key, value);
      return (Long) value;
    }

    int whole(String key, int byDefault, int least, int most) {
      Object value = given.getOrDefault(key, (long) byDefault);
      check(
          value instanceof Long number && number >= least && number <= most,
          "%s (%s) must be a whole number from %d to %d",
          key,
          value,
          least,
          most);
      return ((Long) value).intValue();
    }
  }
}
