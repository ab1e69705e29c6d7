package org.hcim.sweeps.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.InvalidDatasetException;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.spec.AccuracySpec.Base;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecFiles;

/**
 * Reads a calibration: {@code {images: builtin, calibration_images: 64, test_images: 256, bases:
 * {my_net: my_net.hcimq}}}.
 */
record CalibratedReader(Problems problems, SpecFiles files, List<Workload> workloads) {

  private static final String PATH = "accuracy.calibrated";
  private static final List<String> KEYS =
      List.of("images", "calibration_images", "test_images", "bases");
  private static final long CALIBRATION_IMAGES = 64;
  private static final long TEST_IMAGES = 256;
  private static final long MAX_IMAGES = 100_000;

  /** The images of a calibration. */
  private record Images(
      String location, int calibration, int test, LabeledImages first, String sha256) {}

  /** The default calibration. */
  Optional<Calibrated> byDefault(Position at) {
    return images(at, Datasets.BUILTIN, CALIBRATION_IMAGES, TEST_IMAGES)
        .flatMap(images -> calibrated(at, images, Map.of()));
  }

  Optional<Calibrated> read(Node node) {
    return Fields.of(problems, PATH, node, KEYS).flatMap(this::read);
  }

  private Optional<Calibrated> read(Fields fields) {
    int before = problems.count();
    String location = fields.text("images").map(this::location).orElse(Datasets.BUILTIN);
    long calibration = fields.whole("calibration_images", 1, MAX_IMAGES).orElse(CALIBRATION_IMAGES);
    long test = fields.whole("test_images", 1, MAX_IMAGES).orElse(TEST_IMAGES);
    Map<String, Base> stated = new LinkedHashMap<>();
    fields
        .get("bases")
        .flatMap(
            node -> Fields.mapping(problems, fields.path("bases"), node, "workload: file or name"))
        .ifPresent(bases -> bases.entries().forEach(entry -> base(entry, stated)));
    Optional<Images> images = images(fields.at("images"), location, calibration, test);
    return problems.count() > before
        ? Optional.empty()
        : images.flatMap(found -> calibrated(fields.at(), found, stated));
  }

  private String location(String text) {
    return text.equals(Datasets.BUILTIN)
        ? text
        : files.folder().resolve(text).normalize().toString();
  }

  private Optional<Images> images(Position at, String location, long calibration, long test) {
    try {
      LabeledImages first = Datasets.open(location, Split.TRAIN, (int) calibration);
      LabeledImages tested = Datasets.open(location, Split.TEST, (int) test);
      String sha256 = Sha256.hex(first.sha256() + tested.sha256());
      return Optional.of(new Images(location, first.count(), tested.count(), first, sha256));
    } catch (InvalidDatasetException | InvalidDesignException e) {
      problems.add(at, PATH + ".images", e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(location + " cannot be read", e);
    }
  }

  private void base(Node.Entry entry, Map<String, Base> bases) {
    String path = PATH + ".bases." + entry.key();
    List<String> names = workloads.stream().map(Workload::name).toList();
    if (!names.contains(entry.key())) {
      problems.addUnknown(
          entry.at(), path, "no workload is named " + entry.key(), entry.key(), names);
    } else if (!(entry.value() instanceof Node.Scalar scalar)
        || !(scalar.value() instanceof String text)) {
      problems.add(entry.at(), path, "must be a file or the name of a trained network");
    } else {
      base(entry.value().at(), path, text).ifPresent(base -> bases.put(entry.key(), base));
    }
  }

  private Optional<Base> base(Position at, String path, String text) {
    Optional<Base> shipped = BaseNetworks.shipped(text);
    return shipped.isPresent()
        ? shipped
        : files.find(at, path, text).map(file -> new Base.Stored(file, sha256(file)));
  }

  private static String sha256(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * Requires that stated bases fit; uses built-in trained networks for other workloads if they fit.
   */
  private Optional<Calibrated> calibrated(Position at, Images images, Map<String, Base> stated) {
    Map<String, Base> bases = new LinkedHashMap<>();
    for (Workload workload : workloads) {
      Base base = stated.get(workload.name());
      if (base != null) {
        refusal(base, workload, images)
            .ifPresent(why -> problems.add(at, PATH + ".bases." + workload.name(), why));
        bases.put(workload.name(), base);
      } else {
        BaseNetworks.shipped(workload.network())
            .filter(shipped -> refusal(shipped, workload, images).isEmpty())
            .ifPresent(shipped -> bases.put(workload.name(), shipped));
      }
    }
    if (bases.isEmpty()) {
      problems.add(
          at,
          PATH,
          "no workload has a trained network that takes these images",
          "a base is a network with an ideal readout",
          "bases: {WORKLOAD: FILE.hcimq}, or a name of hcim list trained");
      return Optional.empty();
    }
    return Optional.of(
        new Calibrated(
            images.location(),
            images.calibration(),
            images.test(),
            images.sha256(),
            bases,
            Optional.empty()));
  }

  /** The rule that a base violates; empty if it fits. */
  private static Optional<String> refusal(Base base, Workload workload, Images images) {
    try {
      QuantizedNetwork network = BaseNetworks.read(base);
      BaseNetworks.requireFit(network, workload, images.first());
      return Optional.empty();
    } catch (InvalidDesignException e) {
      return Optional.of(e.getMessage());
    }
  }
}
