package org.hcim.simulator.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.Shape;

/**
 * MNIST and data sets in its format (LeCun et al., 1998): one file of gray images and one of
 * labels, each with a magic number and its sizes. Images keep their single channel.
 */
record IdxFiles(Path path) implements Datasets.Source {

  private static final int IMAGES_MAGIC = 0x803;
  private static final int LABELS_MAGIC = 0x801;
  private static final int CLASSES = 10;
  private static final List<String> FORMS = List.of("-%s-ubyte", ".%s-ubyte");

  static boolean are(Path path) {
    return Files.isDirectory(path)
        ? Stream.of(Split.values()).anyMatch(split -> find(path, split).isPresent())
        : path.getFileName().toString().contains("idx3");
  }

  @Override
  public LabeledImages read(String name, Split split, int most) throws IOException {
    boolean divided = Files.isDirectory(path);
    Optional<Path> file = divided ? find(path, split) : Optional.of(path);
    if (file.isEmpty()) {
      throw new InvalidDatasetException(
          path, "must have " + stem(split) + "-images-idx3-ubyte, which may end in .gz");
    }
    try (var images = new IdxReader(file.get());
        var labels = new IdxReader(labelsOf(file.get()))) {
      return read(images, labels, new Part(name, split, most, divided));
    }
  }

  private static LabeledImages read(IdxReader images, IdxReader labels, Part part)
      throws IOException {
    images.expectMagic(IMAGES_MAGIC);
    labels.expectMagic(LABELS_MAGIC);
    int count = images.size();
    int labelCount = labels.size();
    if (count != labelCount) {
      throw labels.broken(
          "labels (%d) must be as many as images (%d)".formatted(labelCount, count));
    }
    Shape shape = shape(images);
    var names = IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    var builder = new LabeledImages.Builder(part.name, shape, names);
    int taken = 0;
    for (int i = 0; i < count && taken < part.most; i++) {
      byte[] pixels = images.bytes(i, (int) shape.elements());
      int label = label(labels, i);
      if (part.divided || part.split.holds(i)) {
        builder.add(label, pixels);
        taken++;
      }
    }
    return builder.build();
  }

  private static Shape shape(IdxReader images) throws IOException {
    int height = images.size();
    int width = images.size();
    try {
      return new Shape(1, height, width);
    } catch (InvalidDesignException broken) {
      throw images.broken(broken.getMessage());
    }
  }

  private static int label(IdxReader labels, int image) throws IOException {
    int label = labels.bytes(image, 1)[0] & 0xFF;
    if (label >= CLASSES) {
      throw labels.broken(
          "label of image %d (%d) must be from 0 to %d".formatted(image, label, CLASSES - 1));
    }
    return label;
  }

  private static Optional<Path> find(Path folder, Split split) {
    return FORMS.stream()
        .map(form -> stem(split) + "-images" + form.formatted("idx3"))
        .flatMap(file -> Stream.of(file, file + ".gz"))
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  private static String stem(Split split) {
    return split == Split.TRAIN ? "train" : "t10k";
  }

  private static Path labelsOf(Path images) {
    String name = images.getFileName().toString();
    return images.resolveSibling(name.replace("images", "labels").replace("idx3", "idx1"));
  }

  /** The part of a data set to read. */
  private record Part(String name, Split split, int most, boolean divided) {}
}
