package org.hcim.jobs.calibrate;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.TreeMap;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.spec.BaseNetworks;

/**
 * The inputs of the workers: base networks and images.
 *
 * @param files the base networks' files by workload
 * @param calibration codes of training images, by image preprocessing and bit width
 * @param test codes of test images, likewise
 * @param classes labels of the test images
 */
record CalibrationInput(
    HashMap<String, byte[]> files,
    TreeMap<String, ArrayList<byte[]>> calibration,
    TreeMap<String, ArrayList<byte[]>> test,
    ArrayList<Integer> classes)
    implements Serializable {

  static CalibrationInput of(Calibrated spec) {
    LabeledImages train = images(spec.images(), Split.TRAIN, spec.calibrationImages());
    LabeledImages tested = images(spec.images(), Split.TEST, spec.testImages());
    var input =
        new CalibrationInput(new HashMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    spec.bases()
        .forEach(
            (workload, base) -> {
              input.files.put(workload, BaseNetworks.bytes(base));
              QuantizedNetwork network = BaseNetworks.read(base);
              String format = format(network);
              input.calibration.computeIfAbsent(format, each -> codes(train, network));
              input.test.computeIfAbsent(format, each -> codes(tested, network));
            });
    for (int i = 0; i < tested.count(); i++) {
      input.classes.add(tested.label(i));
    }
    return input;
  }

  private static LabeledImages images(String location, Split split, int count) {
    try {
      return Datasets.open(location, split, count);
    } catch (IOException e) {
      throw new UncheckedIOException(location + " cannot be read", e);
    }
  }

  /** The bit width and the preprocessing of images. */
  private static String format(QuantizedNetwork network) {
    return network.inputBits() + " " + network.preprocessing();
  }

  private static ArrayList<byte[]> codes(LabeledImages images, QuantizedNetwork network) {
    LabeledImages prepared = images.prepared(network.preprocessing());
    var codes = new ArrayList<byte[]>();
    for (int i = 0; i < prepared.count(); i++) {
      codes.add(prepared.codes(i, network.inputBits()));
    }
    return codes;
  }

  /** The base network of a workload. */
  QuantizedNetwork base(String workload) {
    return NetworkFile.read("base of " + workload, files.get(workload));
  }

  /** The training images in the network's input format. */
  byte[][] calibration(QuantizedNetwork base) {
    return calibration.get(format(base)).toArray(byte[][]::new);
  }

  /** The test images in the network's input format. */
  byte[][] test(QuantizedNetwork base) {
    return test.get(format(base)).toArray(byte[][]::new);
  }

  /** The number of correctly classified test images. */
  long correct(int[][] results) {
    long correct = 0;
    for (int i = 0; i < results.length; i++) {
      correct += Simulator.predicted(results[i]) == classes.get(i) ? 1 : 0;
    }
    return correct;
  }
}
