package org.hcim.jobs.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.TreeMap;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.sweeps.simulation.SimulatedRun;

/**
 * The input of the workers: networks, runs and images.
 *
 * @param files the networks' files
 * @param codes codes by image, for each bit width and preprocessing required by a network
 * @param classes labels by image
 */
record ShippedInput(
    ArrayList<byte[]> files,
    ArrayList<ShippedRun> runs,
    TreeMap<String, ArrayList<byte[]>> codes,
    ArrayList<Integer> classes)
    implements Serializable {

  static ShippedInput of(PlannedSimulation planned) {
    LabeledImages images = planned.images().images();
    var files = new ArrayList<byte[]>();
    var codes = new TreeMap<String, ArrayList<byte[]>>();
    for (LoadedNetwork network : planned.networks()) {
      files.add(network.file());
      codes.computeIfAbsent(key(network.network()), key -> codes(images, network.network()));
    }
    var runs = new ArrayList<ShippedRun>();
    for (SimulatedRun run : planned.runs()) {
      runs.add(ShippedRun.of(run));
    }
    var classes = new ArrayList<Integer>();
    for (int i = 0; i < images.count(); i++) {
      classes.add(images.label(i));
    }
    return new ShippedInput(files, runs, codes, classes);
  }

  private static String key(QuantizedNetwork network) {
    return network.inputBits() + " " + network.preprocessing();
  }

  private static ArrayList<byte[]> codes(LabeledImages all, QuantizedNetwork network) {
    LabeledImages images = all.prepared(network.preprocessing());
    var codes = new ArrayList<byte[]>();
    for (int i = 0; i < images.count(); i++) {
      codes.add(images.codes(i, network.inputBits()));
    }
    return codes;
  }

  /** The network of a run. */
  QuantizedNetwork network(int number) {
    return NetworkFile.read("network " + number, files.get(number));
  }

  /** The codes of some images in a network's input format. */
  byte[][] codes(QuantizedNetwork network, int first, int end) {
    return codes.get(key(network)).subList(first, end).toArray(byte[][]::new);
  }

  /** The labels of some images. */
  int[] classes(int first, int end) {
    return classes.subList(first, end).stream().mapToInt(Integer::intValue).toArray();
  }
}
