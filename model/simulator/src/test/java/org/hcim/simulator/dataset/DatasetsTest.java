package org.hcim.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.hcim.simulator.inference.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

  private static final int ALL = Integer.MAX_VALUE;
  private static final int RECORD = 3073;

  @TempDir private Path folder;

  @Test
  void readsCifarBatchesInOrder() throws IOException {
    Files.write(folder.resolve("data_batch_2.bin"), records(7, 8, 9));
    Files.write(folder.resolve("data_batch_1.bin"), records(4, 5));
    Files.write(folder.resolve("test_batch.bin"), records(1));

    LabeledImages train = Datasets.open(folder.toString(), Split.TRAIN, 4);
    LabeledImages test = Datasets.open(folder.toString(), Split.TEST, ALL);

    assertThat(labels(train)).containsExactly(4, 5, 7, 8);
    assertThat(train.classes()).hasSize(10).startsWith("airplane").endsWith("truck");
    assertThat(train.shape()).isEqualTo(new Shape(3, 32, 32));
    assertThat(train.pixels(2)).hasSize(3072).containsOnly(107);
    assertThat(labels(test)).containsExactly(1);
  }

  @Test
  void ofOneFileEveryFifthImageIsForTesting() throws IOException {
    Path file = Files.write(folder.resolve("some.bin"), records(0, 1, 2, 3, 4, 5));

    assertThat(labels(Datasets.open(file.toString(), Split.TRAIN, ALL)))
        .containsExactly(0, 1, 2, 3, 5);
    assertThat(labels(Datasets.open(file.toString(), Split.TEST, ALL))).containsExactly(4);
  }

  @Test
  void readsIdxFilesPackedOrNot() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), idxImages(0x803, 3, 2, 2));
    Files.write(folder.resolve("train-labels-idx1-ubyte"), idxLabels(9, 0, 4));
    Files.write(folder.resolve("t10k-images.idx3-ubyte.gz"), gzip(idxImages(0x803, 1, 2, 2)));
    Files.write(folder.resolve("t10k-labels.idx1-ubyte.gz"), gzip(idxLabels(5)));

    LabeledImages train = Datasets.open(folder.toString(), Split.TRAIN, ALL);
    LabeledImages test = Datasets.open(folder.toString(), Split.TEST, ALL);

    assertThat(train.shape()).isEqualTo(new Shape(1, 2, 2));
    assertThat(labels(train)).containsExactly(9, 0, 4);
    assertThat(train.pixels(1)).containsExactly(4, 5, 6, 7);
    assertThat(labels(test)).containsExactly(5);
  }

  @Test
  void saysWhichFileIsNoWholeNumberOfImages() throws IOException {
    Path file = folder.resolve("data_batch_1.bin");
    Files.write(file, Arrays.copyOf(records(1, 2), 2 * RECORD - 1));

    assertBroken(folder, file + ": size (6145 bytes) must be a multiple of 3073");
  }

  @Test
  void saysWhichLabelIsNone() throws IOException {
    Path file = Files.write(folder.resolve("data_batch_1.bin"), records(1, 10));

    assertBroken(folder, file + ": label of image 1 (10) must be from 0 to 9");
  }

  @Test
  void saysWhatIsWrongWithIdxFiles() throws IOException {
    Path images = folder.resolve("train-images-idx3-ubyte");
    Path labels = folder.resolve("train-labels-idx1-ubyte");
    Files.write(images, idxImages(0x802, 2, 2, 2));
    assertBroken(folder, labels + ": does not exist, and images and labels go together");
    Files.write(labels, idxLabels(1, 10));
    assertBroken(folder, images + ": magic number (0x00000802) must be 0x00000803");
    Files.write(images, idxImages(0x803, 3, 2, 2));
    assertBroken(folder, labels + ": labels (2) must be as many as images (3)");
    Files.write(images, idxImages(0x803, 2, 0, 2));
    assertBroken(folder, images + ": height (0) must be from 1 to 16384");
    Files.write(images, idxImages(0x803, 2, 2, 2));
    assertBroken(folder, labels + ": label of image 1 (10) must be from 0 to 9");
    Files.write(images, Arrays.copyOf(idxImages(0x803, 2, 2, 2), 23));
    Files.write(labels, idxLabels(1, 2));
    assertBroken(folder, images + ": is truncated within image 1");
    Files.write(images, new byte[6]);
    assertBroken(folder, images + ": magic number (0x00000000) must be 0x00000803");
    Files.write(images, Arrays.copyOf(idxImages(0x803, 2, 2, 2), 9));
    assertBroken(folder, images + ": is truncated within its sizes");
  }

  @Test
  void saysThatAPackedFileIsNotPacked() throws IOException {
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    Files.write(images, idxImages(0x803, 2, 2, 2));
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(idxLabels(1, 2)));

    assertBroken(folder, images + ": must be a gzip file, as its name says");
  }

  @Test
  void saysWhatWouldBeADataset() throws IOException {
    assertThatThrownBy(() -> Datasets.open(folder.toString(), Split.TRAIN, ALL))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessageStartingWith(folder + ": must be CIFAR-10 batches")
        .hasMessageEndingWith("or a folder with one folder per class");
    assertBroken(
        folder.resolve("none"),
        folder.resolve("none")
            + ": does not exist: it must be a file, a folder or the word builtin");
    Files.write(folder.resolve("data_batch_1.bin"), records(1));
    assertThatThrownBy(() -> Datasets.open(folder.toString(), Split.TEST, ALL))
        .hasMessage(folder + ": has no images to test with");
  }

  private static void assertBroken(Path location, String message) {
    assertThatThrownBy(() -> Datasets.open(location.toString(), Split.TRAIN, ALL))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage(message);
  }

  /** CIFAR-10 records whose pixels are all 100 more than their label. */
  private static byte[] records(int... labels) {
    var bytes = new byte[labels.length * RECORD];
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(bytes, i * RECORD, (i + 1) * RECORD, (byte) (labels[i] + 100));
      bytes[i * RECORD] = (byte) labels[i];
    }
    return bytes;
  }

  /** An IDX file whose pixels count up. */
  private static byte[] idxImages(int magic, int count, int height, int width) {
    var bytes = ByteBuffer.allocate(16 + count * height * width);
    bytes.putInt(magic).putInt(count).putInt(height).putInt(width);
    for (int i = 0; bytes.hasRemaining(); i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  private static byte[] idxLabels(int... labels) {
    var bytes = ByteBuffer.allocate(8 + labels.length);
    bytes.putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  static int[] labels(LabeledImages images) {
    return java.util.stream.IntStream.range(0, images.count()).map(images::label).toArray();
  }
}
