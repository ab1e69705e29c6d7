package org.hcim.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small file that would need much memory or time ends with a message, and soon. */
class HostileImageTest {

  private static final int IHDR_END = 33;
  private static final long MAX_ALLOCATED = 64L << 20;

  @TempDir private Path folder;

  /** Chunks that expand when they are decoded. */
  enum Text {
    ZTXT("zTXt", "x\0\0"),
    ITXT("iTXt", "x\0\1\0\0\0"),
    ICCP("iCCP", "x\0\0");

    private final String chunk;
    private final String head;

    Text(String chunk, String head) {
      this.chunk = chunk;
      this.head = head;
    }
  }

  /** A valid file: one row of zeros, 12,000 times, is a few hundred kilobytes. */
  @Test
  void isRefusedByItsHeader() throws IOException {
    var pixels = new ByteArrayOutputStream();
    try (OutputStream zipped = new DeflaterOutputStream(pixels)) {
      for (int row = 0; row < 12_000; row++) {
        zipped.write(new byte[1 + 3 * 12_000]);
      }
    }
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(12_000)
            .putInt(12_000)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    byte[] file =
        joined(
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            chunk("IHDR", header),
            chunk("IDAT", pixels.toByteArray()),
            chunk("IEND", new byte[0]));

    assertThat(file).hasSizeLessThan(1 << 20);
    assertRefused("big.png", file, "it has 12000 x 12000 pixels, more than 16777216");
  }

  @ParameterizedTest
  @EnumSource
  void textThatExpandsIsNotRead(Text text) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(zipped)) {
      for (int i = 0; i < 512; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    byte[] image = png(BufferedImage.TYPE_BYTE_INDEXED);
    byte[] head = text.head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bomb = chunk(text.chunk, joined(head, zipped.toByteArray()));
    Path file =
        Files.write(
            folder.resolve("text.png"),
            joined(
                java.util.Arrays.copyOf(image, IHDR_END),
                bomb,
                java.util.Arrays.copyOfRange(image, IHDR_END, image.length)));
    Path plain = Files.write(folder.resolve("plain.png"), image);

    long before = allocated();
    byte[] pixels = Picture.read(file).pixels();

    assertThat(allocated() - before).isLessThan(MAX_ALLOCATED);
    assertThat(pixels).isEqualTo(Picture.read(plain).pixels());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void chunksThatAreLeftOutChangeNoPixel(int type) throws IOException {
    byte[] image = png(type);
    Path file = Files.write(folder.resolve("image.png"), image);

    BufferedImage decoded = ImageIO.read(file.toFile());
    assertThat(new Picture(decoded, Picture.read(file).shape()).pixels())
        .isEqualTo(Picture.read(file).pixels());
  }

  @Test
  void aChunkLongerThanTheFileIsNamed() throws IOException {
    byte[] image = png(BufferedImage.TYPE_INT_RGB);
    ByteBuffer.wrap(image).putInt(IHDR_END, Integer.MAX_VALUE);

    assertRefused("long.png", image, "the chunk at byte 33 has 2147483647 bytes");
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), "bmp", out);

    assertRefused("image.png", out.toByteArray(), "it is bmp");
  }

  /** Whatever byte is wrong, the file is read or named. */
  @Test
  void flippedBytesEndInAPictureOrAMessage() throws IOException {
    byte[] image = png(BufferedImage.TYPE_BYTE_INDEXED);
    var random = new Random(21);
    for (int i = 0; i < 500; i++) {
      byte[] changed = image.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(folder.resolve("changed.png"), changed);
      long before = allocated();
      try {
        Picture.read(file).pixels();
      } catch (InvalidDatasetException e) {
        assertThat(e).hasMessageContaining("changed.png");
      }
      assertThat(allocated() - before).as("change %d", i).isLessThan(MAX_ALLOCATED);
    }
  }

  private void assertRefused(String name, byte[] bytes, String why) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    long before = allocated();
    assertThatThrownBy(() -> Picture.read(file))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(why);
    assertThat(allocated() - before).isLessThan(MAX_ALLOCATED);
  }

  private static byte[] png(int type) throws IOException {
    var image = new BufferedImage(9, 7, type);
    var random = new Random(type);
    for (int i = 0; i < 63; i++) {
      image.setRGB(i % 9, i / 9, random.nextInt());
    }
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
    var crc = new CRC32();
    crc.update(type);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(type)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
