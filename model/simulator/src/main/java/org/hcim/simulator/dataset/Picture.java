package org.hcim.simulator.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.Shape;

/** A JPEG or PNG file as red, green and blue bytes; transparency is ignored. */
record Picture(BufferedImage image, Shape shape) {

  /**
   * The maximum number of pixels: data sets have far smaller images, and a larger one may not fit
   * in memory.
   */
  static final int MAX_PIXELS = 1 << 24;

  /** The maximum number of pixels in all scans; encoders write about ten scans. */
  private static final long MAX_DECODED = 12L * MAX_PIXELS;

  /** The fixed time of a scan, regardless of the image's size, in pixels. */
  private static final long PIXELS_PER_SCAN = 1 << 16;

  private static final Set<String> FORMATS = Set.of("png", "jpeg");
  private static final long MAX_BYTES = 64L << 20;

  static Picture read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new InvalidDatasetException(
          file, "must have at most %d bytes, not %d".formatted(MAX_BYTES, Files.size(file)));
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      BufferedImage image = decode(bytes);
      return new Picture(image, new Shape(3, image.getHeight(), image.getWidth()));
    } catch (InvalidDesignException broken) {
      throw new InvalidDatasetException(file, broken.getMessage(), broken);
    } catch (IOException | RuntimeException broken) {
      throw new InvalidDatasetException(
          file,
          "must be a JPEG or PNG image that can be read (" + broken.getMessage() + ")",
          broken);
    }
  }

  /** Returns the color planes, one after another. */
  byte[] pixels() {
    int size = image.getWidth() * image.getHeight();
    var pixels = new byte[3 * size];
    for (int i = 0; i < size; i++) {
      int rgb = rgb(i % image.getWidth(), i / image.getWidth());
      pixels[i] = (byte) (rgb >> 16);
      pixels[size + i] = (byte) (rgb >> 8);
      pixels[2 * size + i] = (byte) rgb;
    }
    return pixels;
  }

  private int rgb(int x, int y) {
    if (image.getColorModel().getNumColorComponents() > 1) {
      return image.getRGB(x, y);
    }
    // The JDK interprets gray as linear light and would brighten it.
    int bits = image.getSampleModel().getSampleSize(0);
    int gray = image.getRaster().getSample(x, y, 0) * 255 / ((1 << bits) - 1);
    return gray * 0x010101;
  }

  private static BufferedImage decode(byte[] file) throws IOException {
    byte[] bytes = PngChunks.isPng(file) ? PngChunks.ofPixels(file) : file;
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("unknown format");
      }
      ImageReader reader = readers.next();
      try {
        // A truncated file causes a warning and gray pixels, not an error.
        reader.addIIOReadWarningListener(
            (source, warning) -> {
              throw new IllegalStateException(warning);
            });
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          throw new IOException("it is " + reader.getFormatName());
        }
        reader.setInput(in, false, true);
        requireSize(reader.getWidth(0), reader.getHeight(0), bytes);
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Checks the size in the header before the image takes memory and time. */
  private static void requireSize(int width, int height, byte[] file) throws IOException {
    long pixels = (long) width * height;
    if (pixels > MAX_PIXELS) {
      throw new IOException(
          "it has %d x %d pixels, more than %d".formatted(width, height, MAX_PIXELS));
    }
    int scans = JpegScans.isJpeg(file) ? JpegScans.count(file) : 1;
    long most = MAX_DECODED / (pixels + PIXELS_PER_SCAN);
    if (scans > most) {
      throw new IOException(
          "it has %d scans, more than the %d that %d x %d pixels may have"
              .formatted(scans, most, width, height));
    }
  }
}
