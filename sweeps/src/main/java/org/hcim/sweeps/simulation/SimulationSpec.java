package org.hcim.sweeps.simulation;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.simulator.study.NetworkChange;
import org.hcim.simulator.study.NoiseField;
import org.hcim.simulator.study.ReadoutChange;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * A validated simulation spec: every network with every readout and number of rows, under every
 * noise setting, on every chip.
 *
 * @param rows number of wordlines; empty for the network's number
 * @param design assumptions of the cost model in addition to the ones that follow from the network
 * @param chunkRuns number of runs that are committed together
 */
public record SimulationSpec(
    String name,
    List<NetworkChoice> networks,
    ImageChoice images,
    List<ReadoutChange> readouts,
    List<OptionalInt> rows,
    List<NoiseSetting> noise,
    Chips chips,
    Map<Parameter, Object> design,
    int chunkRuns) {

  /** The default number of runs per chunk. */
  public static final int DEFAULT_CHUNK_RUNS = 64;

  public SimulationSpec {
    networks = List.copyOf(networks);
    readouts = List.copyOf(readouts);
    rows = List.copyOf(rows);
    noise = List.copyOf(noise);
    design = Collections.unmodifiableMap(copy(design));
  }

  private static Map<Parameter, Object> copy(Map<Parameter, Object> design) {
    var copy = new EnumMap<Parameter, Object>(Parameter.class);
    copy.putAll(design);
    return copy;
  }

  /**
   * Reads a spec from a file.
   *
   * @throws SpecException with all problems of the spec
   */
  public static SimulationSpec load(Path file) {
    return new SimulationReader(file.toAbsolutePath().getParent())
        .read(YamlReader.read(file.toString(), file));
  }

  /** Returns the same study of other networks. */
  public SimulationSpec onNetworks(List<NetworkChoice> others) {
    return new SimulationSpec(
        name, others, images, readouts, rows, noise, chips, design, chunkRuns);
  }

  /** The exact number of runs; a setting without noise runs on one chip. */
  BigInteger runCount() {
    long chipsOfAll =
        noise.stream().mapToLong(setting -> setting.isNone() ? 1 : chips.count()).sum();
    return BigInteger.valueOf(networks.size())
        .multiply(BigInteger.valueOf(readouts.size()))
        .multiply(BigInteger.valueOf(rows.size()))
        .multiply(BigInteger.valueOf(chipsOfAll));
  }

  /** The runs in the order of their rows: chips vary fastest, networks slowest. */
  public List<SimulatedRun> runs() {
    List<SimulatedRun> runs = new ArrayList<>();
    for (int network = 0; network < networks.size(); network++) {
      for (ReadoutChange readout : readouts) {
        for (OptionalInt rowCount : rows) {
          var change = new NetworkChange(readout, rowCount);
          for (NoiseSetting setting : noise) {
            addChips(network, change, setting, runs);
          }
        }
      }
    }
    return runs;
  }

  private void addChips(
      int network, NetworkChange change, NoiseSetting setting, List<SimulatedRun> runs) {
    if (setting.isNone()) {
      runs.add(new SimulatedRun(network, change, setting, OptionalLong.empty()));
      return;
    }
    for (int i = 0; i < chips.count(); i++) {
      runs.add(new SimulatedRun(network, change, setting, OptionalLong.of(chips.firstSeed() + i)));
    }
  }

  /**
   * Everything that determines the rows, except the contents of networks and images, as a JSON
   * tree.
   */
  public Map<String, Object> expanded() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("simulation", name);
    tree.put("readouts", readouts.stream().map(ReadoutChange::key).toList());
    tree.put("rows", rows.stream().map(SimulationSpec::text).toList());
    tree.put("noise", noise.stream().map(SimulationSpec::tree).toList());
    tree.put("chips", Map.of("first_seed", chips.firstSeed(), "count", (long) chips.count()));
    Map<String, Object> chosen = new TreeMap<>();
    design.forEach((parameter, value) -> chosen.put(parameter.column(), plain(value)));
    tree.put("design", chosen);
    tree.put("chunk_runs", (long) chunkRuns);
    return tree;
  }

  private static String text(OptionalInt rows) {
    return rows.isPresent() ? String.valueOf(rows.getAsInt()) : "stored";
  }

  private static Object plain(Object value) {
    return value instanceof Choice choice ? choice.key() : value;
  }

  private static Map<String, Object> tree(NoiseSetting setting) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("name", setting.name());
    for (NoiseField field : NoiseField.values()) {
      tree.put(field.key(), field.of(setting.nonIdealities()));
    }
    return tree;
  }
}
