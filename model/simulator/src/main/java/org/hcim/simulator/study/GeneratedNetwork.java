package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;

/**
 * A network that follows from a graph and a seed; {@link RandomNetworks} says how its numbers are
 * distributed.
 */
public record GeneratedNetwork(Graph graph, long seed, Datapath datapath) {

  /** Its own settings, beside parameters of a design. */
  private static final List<String> OWN = List.of("seed", "readout", "alpha");

  private static final List<Parameter> DESIGN =
      List.of(
          Parameter.XBAR_ROWS,
          Parameter.CELL_BITS,
          Parameter.WEIGHT_BITS,
          Parameter.ACTIVATION_BITS,
          Parameter.STREAM_BITS,
          Parameter.SIGNED_MAPPING,
          Parameter.ADC_BITS,
          Parameter.SCALE_FACTOR_BITS,
          Parameter.SCALE_FACTOR_GRANULARITY,
          Parameter.PARTIAL_SUM_BITS);

  private static final List<String> READOUTS = List.of("ternary", "binary", "adc", "ideal");

  public GeneratedNetwork {
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(datapath, "datapath");
  }

  /**
   * A network of a graph's layers and of values, as specs and the command line give them.
   *
   * @param values by {@link #keys}; what is not there has its default
   * @throws org.hcim.accelerator.design.InvalidDesignException for another name or value
   */
  public static GeneratedNetwork of(Graph graph, Map<String, Object> values) {
    for (String key : values.keySet()) {
      check(keys().contains(key), "%s must be one of %s", key, String.join(", ", keys()));
    }
    var given = new Values(values);
    return new GeneratedNetwork(graph, given.whole("seed", 1), given.datapath());
  }

  /** The names of settings. */
  public static List<String> keys() {
    return Stream.concat(OWN.stream(), DESIGN.stream().map(Parameter::column)).toList();
  }

  /**
   * The network.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException with every layer that quantized
   *     networks cannot have, and why
   */
  public QuantizedNetwork make() {
    return RandomNetworks.of(graph, seed, datapath);
  }

  /** Values with their checks. */
  private record Values(Map<String, Object> given) {

    private static final int ALPHA = 4;

    Datapath datapath() {
      var precision =
          new Precision(
              (Integer) of(Parameter.CELL_BITS),
              (Integer) of(Parameter.WEIGHT_BITS),
              (Integer) of(Parameter.ACTIVATION_BITS),
              (Integer) of(Parameter.STREAM_BITS));
      var slicing = new Slicing(precision, (SignedMapping) of(Parameter.SIGNED_MAPPING));
      var exact =
          new Datapath((Integer) of(Parameter.XBAR_ROWS), slicing, new ColumnReadout.Ideal());
      return exact.with(readout(exact));
    }

    private ColumnReadout readout(Datapath exact) {
      String name = String.valueOf(given.getOrDefault("readout", "ternary"));
      check(READOUTS.contains(name), "readout (%s) must be one of %s", name, READOUTS);
      return switch (name) {
        case "ternary" ->
            new ColumnReadout.Ternary(whole("alpha", ALPHA, 1, ColumnReadout.MAX), 0, words());
        case "binary" -> new ColumnReadout.Binary(0, words());
        case "adc" -> new ReadoutChange.Adc((Integer) of(Parameter.ADC_BITS)).in(exact);
        default -> new ColumnReadout.Ideal();
      };
    }

    private DcimWidths words() {
      return new DcimWidths(
          (Integer) of(Parameter.SCALE_FACTOR_BITS),
          (ScaleFactorGranularity) of(Parameter.SCALE_FACTOR_GRANULARITY),
          (Integer) of(Parameter.PARTIAL_SUM_BITS),
          Overflow.WRAP);
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
