package org.hcim.sweeps.spec;

import static org.hcim.accelerator.design.Check.check;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The source of the accuracy of a sweep's networks. */
public sealed interface AccuracySpec {

  /** The content that determines the rows; excludes locations. */
  Map<String, Object> tree();

  /** The accuracy of an algorithm setting for which no network was trained. */
  enum Rule {
    /** No accuracy. */
    EXACT,
    /** The accuracy of the nearest setting, marked as an estimate. */
    NEAREST;

    /** The name in specs. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The table of a training.
   *
   * @param table the output directory of the training
   * @param dataset the data set on which accuracy was measured
   * @param rule the accuracy of settings without a run
   * @param fingerprint the fingerprint of the table's rows
   */
  record Trained(String table, String dataset, Rule rule, String fingerprint)
      implements AccuracySpec {

    @Override
    public Map<String, Object> tree() {
      return Map.of("dataset", dataset, "rule", rule.key(), "fingerprint", fingerprint);
    }
  }

  /**
   * Networks that are calibrated for every algorithm setting of the sweep and then simulated.
   *
   * @param images {@code builtin}, or the location of images
   * @param calibrationImages number of training images from which thresholds and scale factors are
   *     computed
   * @param testImages number of test images that are simulated
   * @param imagesSha256 hash of the calibration and test images
   * @param bases the network of each workload that has one, by the workload's name
   * @param tuning the training between calibration and simulation
   */
  record Calibrated(
      String images,
      int calibrationImages,
      int testImages,
      String imagesSha256,
      Map<String, Base> bases,
      Optional<FineTuning> tuning)
      implements AccuracySpec {

    public Calibrated {
      Objects.requireNonNull(images, "images");
      check(calibrationImages > 0, "calibration_images (%d) must be positive", calibrationImages);
      check(testImages > 0, "test_images (%d) must be positive", testImages);
      bases = Collections.unmodifiableMap(new LinkedHashMap<>(bases));
    }

    /** Returns the same networks, fine-tuned before they are simulated. */
    Calibrated tunedBy(FineTuning training) {
      return new Calibrated(
          images, calibrationImages, testImages, imagesSha256, bases, Optional.of(training));
    }

    @Override
    public Map<String, Object> tree() {
      var networks = new LinkedHashMap<String, Object>();
      bases.forEach((workload, base) -> networks.put(workload, base.sha256()));
      var tree = new LinkedHashMap<String, Object>();
      tree.put(
          "calibrated",
          Map.of(
              "calibration_images", calibrationImages,
              "test_images", testImages,
              "images", imagesSha256,
              "bases", networks));
      tuning.ifPresent(training -> tree.put("train", training.tree()));
      return tree;
    }
  }

  /** A quantized network with an ideal readout. */
  sealed interface Base {

    /** The SHA-256 of the network's file. */
    String sha256();

    /** A built-in trained network. */
    record Shipped(String name, String sha256) implements Base {}

    /** A network in a file. */
    record Stored(Path file, String sha256) implements Base {}
  }
}
