package org.hcim.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.hcim.accelerator.HostileCorpus;
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
                Arrays.copyOf(image, IHDR_END),
                bomb,
                Arrays.copyOfRange(image, IHDR_END, image.length)));
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

  /** Whatever byte is wrong or missing, the file is read or named. */
  @Test
  void changedBytesEndInAPictureOrAMessage() throws IOException {
    var corpus = new HostileCorpus("images", Set.of(InvalidDatasetException.class));
    var random = new Random(21);
    for (byte[] image :
        List.of(
            png(BufferedImage.TYPE_BYTE_INDEXED),
            png(BufferedImage.TYPE_INT_RGB),
            jpeg(9, false),
            jpeg(9, true))) {
      for (int i = 0; i < 250; i++) {
        byte[] changed = image.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        boolean isCut = i % 5 == 0;
        Path file =
            Files.write(
                folder.resolve("changed.png"),
                isCut ? Arrays.copyOf(image, random.nextInt(image.length)) : changed);
        corpus.add("change " + i, () -> Picture.read(file).pixels());
      }
    }
    corpus.assertAnswered();
  }

  /** A scan that changes nothing takes 30 bytes, and a quarter of a second for 2^24 pixels. */
  @Test
  void aFewKilobytesOfScansAreRefused() throws IOException {
    byte[] image = jpeg(4096, true);
    int scan = lastScan(image);
    int end = image.length - 2;
    var bomb = new ByteArrayOutputStream();
    bomb.write(image, 0, end);
    for (int i = 0; i < 1000; i++) {
      bomb.write(image, scan, end - scan);
    }
    bomb.write(image, end, 2);

    assertThat(bomb.size()).isLessThan(1 << 20);
    assertRefused(
        "scans.jpg",
        bomb.toByteArray(),
        "it has %d scans, more than the 11 that 4096 x 4094 pixels may have"
            .formatted(JpegScans.count(image) + 1000));
  }

  /** The decoder reports the beginning of each scan, and is the judge of how many there are. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scansAreCountedAsTheDecoderCountsThem(boolean isProgressive) throws IOException {
    byte[] image = jpeg(33, isProgressive);
    var scans = new AtomicInteger();
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(image)));
    reader.addIIOReadUpdateListener(new ScanCounter(scans));
    reader.read(0);

    assertThat(JpegScans.count(image)).isEqualTo(isProgressive ? scans.get() : 1);
    assertThat(JpegScans.count(image)).isEqualTo(isProgressive ? 10 : 1);
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

  static byte[] png(int type) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(noise(9, type), "png", out);
    return out.toByteArray();
  }

  static byte[] jpeg(int size, boolean isProgressive) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setProgressiveMode(
        isProgressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      BufferedImage image = noise(size, BufferedImage.TYPE_INT_RGB);
      writer.write(null, new IIOImage(image, null, null), settings);
    }
    writer.dispose();
    return out.toByteArray();
  }

  /** A picture with noise in its upper left corner. */
  private static BufferedImage noise(int size, int type) {
    var image = new BufferedImage(size, Math.max(7, size - 2), type);
    var random = new Random(type);
    for (int i = 0; i < 63; i++) {
      image.setRGB(i % 9, i / 9, random.nextInt());
    }
    return image;
  }

  private static int lastScan(byte[] jpeg) {
    int at = jpeg.length - 2;
    while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) 0xda) {
      at--;
    }
    return at;
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
