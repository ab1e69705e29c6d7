package org.hcim.jobs.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.Simulation;
import org.hcim.jobs.simulate.TraceText;
import org.hcim.simulator.study.NoiseField;
import org.hcim.simulator.study.ReadoutChange;
import org.hcim.simulator.study.SimulatedDesign;
import org.hcim.sweeps.simulation.Chips;
import org.hcim.sweeps.simulation.ImageChoice;
import org.hcim.sweeps.simulation.NoiseSetting;
import org.hcim.sweeps.simulation.SimulationSpec;
import picocli.CommandLine.Option;

/** The options of one network on one set of images. */
final class SimulationOptions {

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      description =
          "file of a quantized network, or a name of hcim list trained; replaces the networks of a"
              + " SPEC")
  private String network;

  @Option(
      names = "--images",
      paramLabel = "LOCATION",
      description = "builtin, or a folder or file of images (see docs/datasets.md)")
  private String images;

  @Option(names = "--split", paramLabel = "SPLIT", description = "test or train (default: test)")
  private String split;

  @Option(
      names = "--images-limit",
      paramLabel = "N",
      description =
          "number of images to run, from the first (default: " + ImageChoice.DEFAULT_LIMIT + ")")
  private Integer imagesLimit;

  @Option(
      names = "--readout",
      paramLabel = "READOUT",
      description = "replace the readout of every product: " + ReadoutChange.ACCEPTED)
  private String readout;

  @Option(names = "--rows", paramLabel = "N", description = "replace the number of crossbar rows")
  private Integer rows;

  @Option(
      names = "--noise",
      paramLabel = "NAME=VALUE,...",
      description = "analog non-idealities, such as conductance_sigma=0.05")
  private String noise;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "number of Monte Carlo instances, with --noise (default: 1)")
  private Integer trials;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "random seed of the first Monte Carlo instance (default: 1)")
  private Long seed;

  @Option(
      names = "--design",
      paramLabel = "NAME=VALUE,...",
      description = "parameters of the cost model that the network does not determine")
  private String design;

  /** One run, or one per Monte Carlo instance of a chip. */
  SimulationSpec spec() {
    if (network == null || images == null) {
      throw new RequestException(
          "hcim simulate needs --network NETWORK and --images LOCATION, or a SPEC");
    }
    if (noise == null && trials != null && trials > 1) {
      throw new RequestException(
          "--trials (" + trials + ") must be 1 without --noise: all instances would be equal");
    }
    NoiseSetting setting =
        noise == null ? NoiseSetting.NONE : new NoiseSetting("noise", NoiseField.parse(noise));
    return new SimulationSpec(
        "simulate",
        List.of(QuantizedNetworkArgument.choice(network)),
        new ImageChoice(
            images,
            split == null ? "test" : split,
            imagesLimit == null ? ImageChoice.DEFAULT_LIMIT : imagesLimit),
        List.of(ReadoutChange.parse(readout == null ? "stored" : readout)),
        List.of(rows == null ? OptionalInt.empty() : OptionalInt.of(rows)),
        List.of(setting),
        new Chips(seed == null ? 1 : seed, trials == null ? 1 : trials),
        design(),
        SimulationSpec.DEFAULT_CHUNK_RUNS);
  }

  /** A spec, with its networks replaced by the given one, if any. */
  SimulationSpec of(SimulationSpec spec) {
    return network == null
        ? spec
        : spec.onNetworks(List.of(QuantizedNetworkArgument.choice(network)));
  }

  /** Rejects options that a spec sets. */
  void requireNone() {
    var given = new ArrayList<String>();
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("--images", images);
    options.put("--split", split);
    options.put("--images-limit", imagesLimit);
    options.put("--readout", readout);
    options.put("--rows", rows);
    options.put("--noise", noise);
    options.put("--trials", trials);
    options.put("--seed", seed);
    options.put("--design", design);
    options.forEach(
        (name, value) -> {
          if (value != null) {
            given.add(name);
          }
        });
    if (!given.isEmpty()) {
      throw new RequestException(
          String.join(", ", given) + " must not be combined with a SPEC, which sets it");
    }
  }

  /** The trace of one product, step by step. */
  String trace(Simulation simulation, TracePlace place, int outputs) {
    if (noise != null) {
      throw new RequestException(
          "--trace must not be combined with --noise: it shows ideal crossbars");
    }
    if (outputs < 1) {
      throw new RequestException("--trace-outputs (" + outputs + ") must be positive");
    }
    return TraceText.of(simulation.trace(place.layer(), place.position(), place.image()), outputs);
  }

  private Map<Parameter, Object> design() {
    Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
    NameValues.of("--design", design)
        .forEach(
            (name, value) -> {
              Parameter parameter =
                  Parameter.named(name)
                      .orElseThrow(
                          () ->
                              new RequestException(
                                  "--design (%s) must be one of %s"
                                      .formatted(name, String.join(", ", SimulatedDesign.open()))));
              Object parsed = parameter.parse(value);
              SimulatedDesign.requireOpen(parameter, parsed);
              values.put(parameter, parsed);
            });
    return values;
  }
}
