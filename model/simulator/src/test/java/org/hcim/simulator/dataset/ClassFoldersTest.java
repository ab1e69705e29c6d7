package org.hcim.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hcim.simulator.inference.ImageSizing;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFoldersTest {

  private static final int ALL = Integer.MAX_VALUE;

  @TempDir private Path folder;

  @Test
  void takesTheClassesByTurns() throws IOException {
    save("train/b/1.png", 0x010203);
    save("train/b/2.png", 0x040506);
    save("train/a/x.PNG", 0x070809);
    save("test/b/1.jpeg", 0xFFFFFF);

    LabeledImages train = Datasets.open(folder.toString(), Split.TRAIN, ALL);
    LabeledImages test = Datasets.open(folder.toString(), Split.TEST, ALL);

    assertThat(train.classes()).containsExactly("a", "b");
    assertThat(train.shape()).isEqualTo(new Shape(3, 2, 3));
    assertThat(DatasetsTest.labels(train)).containsExactly(0, 1, 1);
    assertThat(train.pixels(1))
        .containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3);
    assertThat(DatasetsTest.labels(test)).containsExactly(1);
  }

  @Test
  void ofOneFolderEveryFifthImageOfAClassIsForTesting() throws IOException {
    for (int i = 0; i < 10; i++) {
      save("a/" + i + ".png", i);
      save("b/" + i + ".png", i);
    }

    LabeledImages test = Datasets.open(folder.toString(), Split.TEST, ALL);

    assertThat(DatasetsTest.labels(test)).containsExactly(0, 1, 0, 1);
    assertThat(test.pixels(2)[17]).isEqualTo((byte) 9);
    assertThat(Datasets.open(folder.toString(), Split.TRAIN, ALL).count()).isEqualTo(16);
  }

  @Test
  void grayBecomesThreeEqualChannelsUnchanged() throws IOException {
    var gray = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(1, 0, 0, 50);
    Files.createDirectories(folder.resolve("a"));
    ImageIO.write(gray, "png", folder.resolve("a/gray.png").toFile());

    LabeledImages images = Datasets.open(folder.toString(), Split.TRAIN, ALL);

    assertThat(images.pixels(0)).containsExactly(0, 50, 0, 0, 0, 50, 0, 0, 0, 50, 0, 0);
  }

  @Test
  void everyTruncationOfAJpegIsNoticed() throws IOException {
    Path file = save("a/1.jpg", 0x123456);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length - 2; length += 7) {
      Files.write(file, Arrays.copyOf(good, length));

      assertThatThrownBy(() -> Datasets.open(folder.toString(), Split.TRAIN, ALL))
          .as("%d of %d bytes", length, good.length)
          .isInstanceOf(InvalidDatasetException.class)
          .hasMessageStartingWith(file + ": must be a JPEG or PNG image that can be read (");
    }
  }

  @Test
  void sizesMustAgree() throws IOException {
    save("a/1.png", 1);
    Path second = folder.resolve("a/2.png");
    ImageIO.write(new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB), "png", second.toFile());

    LabeledImages images = Datasets.open(folder.toString(), Split.TRAIN, ALL);

    assertThatThrownBy(images::shape)
        .hasMessage(
            "sizes of images of %s must be equal, not 2 x 3 and 2 x 4 (height x width); scale them"
                + " beforehand, or resize and crop them for a network by hcim quantize",
            folder);
  }

  /** The center of both is 2 x 2. */
  @Test
  void aPreparationMakesSizesEqual() throws IOException {
    save("a/1.png", 1);
    Path second = folder.resolve("a/2.png");
    ImageIO.write(new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB), "png", second.toFile());
    var center = new ImageSizing(Optional.empty(), Optional.of(new ImageSizing.Size(2, 2)));
    var preprocessing = new Preprocessing(center, 0, List.of(), Preprocessing.ChannelOrder.RGB);

    LabeledImages images = Datasets.open(folder.toString(), Split.TRAIN, ALL);

    assertThat(images.prepared(preprocessing).shape()).isEqualTo(new Shape(3, 2, 2));
  }

  @Test
  void testClassesMustBeTrained() throws IOException {
    save("train/a/1.png", 1);
    save("test/c/1.png", 1);

    assertThatThrownBy(() -> Datasets.open(folder.toString(), Split.TEST, ALL))
        .hasMessage(
            "%s: is a class that %s does not have",
            folder.resolve("test/c"), folder.resolve("train"));
  }

  @Test
  void saysThatThereAreNoImages() throws IOException {
    Files.createDirectories(folder.resolve("a"));

    assertThatThrownBy(() -> Datasets.open(folder.toString(), Split.TRAIN, ALL))
        .hasMessage("%s: has no .jpg, .jpeg or .png in its class folders", folder);
  }

  @Test
  void saysWhenThereAreTooFewToDivide() throws IOException {
    save("a/1.png", 1);

    assertThatThrownBy(() -> Datasets.open(folder.toString(), Split.TEST, ALL))
        .hasMessage(
            "%s: has no images to test with: every fifth image of a class is for testing, the others to"
                + " train with",
            folder);
  }

  /** Saves an image of one color, 3 wide and 2 high. */
  private Path save(String name, int rgb) throws IOException {
    var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) {
      image.setRGB(i % 3, i / 3, rgb);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.toLowerCase(java.util.Locale.ROOT).endsWith("png") ? "png" : "jpg";
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }
}
