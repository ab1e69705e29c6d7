package org.hcim.simulator.dataset;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.simulator.inference.Shape;

/**
 * The binary version of CIFAR-10: records of a label and 32 x 32 pixels, plane by plane
 * (Krizhevsky, 2009).
 */
record CifarBatches(Path path) implements Datasets.Source {

  private static final Shape SHAPE = new Shape(3, 32, 32);
  private static final int RECORD = 1 + (int) SHAPE.elements();
  private static final String TEST_FILE = "test_batch.bin";

  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  static boolean are(Path path) throws IOException {
    return Files.isDirectory(path)
        ? !trainFiles(path).isEmpty() || Files.exists(path.resolve(TEST_FILE))
        : Datasets.endsWith(path, ".bin");
  }

  @Override
  public LabeledImages read(String name, Split split, int most) throws IOException {
    var images = new LabeledImages.Builder(name, SHAPE, CLASSES);
    int left = most;
    for (Path file : files(split)) {
      left -= readFile(file, split, left, images);
    }
    return images.build();
  }

  private List<Path> files(Split split) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    if (split == Split.TRAIN) {
      return trainFiles(path);
    }
    return Stream.of(path.resolve(TEST_FILE)).filter(Files::exists).toList();
  }

  private static List<Path> trainFiles(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "data_batch_*.bin")) {
      return Stream.iterate(files.iterator(), each -> each.hasNext(), each -> each)
          .map(each -> each.next())
          .sorted()
          .toList();
    }
  }

  private int readFile(Path file, Split split, int most, LabeledImages.Builder images)
      throws IOException {
    long bytes = Files.size(file);
    if (bytes % RECORD != 0) {
      throw new InvalidDatasetException(
          file, "size (" + bytes + " bytes) must be a multiple of " + RECORD);
    }
    int taken = 0;
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      for (int i = 0; i < bytes / RECORD && taken < most; i++) {
        byte[] record = in.readNBytes(RECORD);
        int label = record[0] & 0xFF;
        if (label >= CLASSES.size()) {
          throw new InvalidDatasetException(
              file,
              "label of image " + i + " (" + label + ") must be from 0 to " + (CLASSES.size() - 1));
        }
        if (Files.isDirectory(path) || split.holds(i)) {
          images.add(label, java.util.Arrays.copyOfRange(record, 1, RECORD));
          taken++;
        }
      }
    }
    return taken;
  }
}
