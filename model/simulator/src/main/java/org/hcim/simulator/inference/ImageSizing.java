package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps that give images the size of a network's input: scaling, then center cropping.
 *
 * @param resize scaling, by bilinear interpolation with antialiasing
 * @param crop size of the center crop
 */
public record ImageSizing(Optional<Resize> resize, Optional<Size> crop) {

  /** Unchanged images. */
  public static final ImageSizing NONE = new ImageSizing(Optional.empty(), Optional.empty());

  public ImageSizing {
    Objects.requireNonNull(resize, "resize");
    Objects.requireNonNull(crop, "crop");
  }

  /** A height and a width, in pixels. */
  public record Size(int height, int width) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:x([0-9]{1,5}))?");

    public Size {
      check(
          height > 0 && height <= Shape.MAX, "height (%d) must be from 1 to %d", height, Shape.MAX);
      check(width > 0 && width <= Shape.MAX, "width (%d) must be from 1 to %d", width, Shape.MAX);
    }

    /** Parses 224 or 224x320, height first. */
    public static Size parse(String text) {
      Matcher form = FORM.matcher(text);
      check(form.matches(), "size (%s) must be a number of pixels, or two as in 224x320", text);
      int height = Integer.parseInt(form.group(1));
      return new Size(height, form.group(2) == null ? height : Integer.parseInt(form.group(2)));
    }

    @Override
    public String toString() {
      return height + "x" + width;
    }
  }

  /** The target size of scaling. */
  public sealed interface Resize {

    /** Returns the scaled size of an image. */
    Size of(Shape image);

    /** Parses 256, the shorter side, or 256x320, height and width. */
    static Resize parse(String text) {
      Size size = Size.parse(text);
      return text.contains("x") ? new Exact(size) : new ShorterSide(size.height());
    }
  }

  /** The length of the shorter side; the longer side keeps the aspect ratio, rounded down. */
  public record ShorterSide(int pixels) implements Resize {

    @Override
    public Size of(Shape image) {
      boolean isTall = image.height() >= image.width();
      long shorter = Math.min(image.height(), image.width());
      int longer =
          Math.toIntExact(pixels * (long) Math.max(image.height(), image.width()) / shorter);
      return isTall ? new Size(longer, pixels) : new Size(pixels, longer);
    }

    @Override
    public String toString() {
      return Integer.toString(pixels);
    }
  }

  /** A fixed height and width. */
  public record Exact(Size size) implements Resize {

    @Override
    public Size of(Shape image) {
      return size;
    }

    @Override
    public String toString() {
      return size.toString();
    }
  }

  /** Returns the shape of an image after sizing. */
  public Shape of(Shape image) {
    return crop.map(size -> sized(image, size)).orElseGet(() -> scaled(image));
  }

  private Shape scaled(Shape image) {
    return resize.map(to -> sized(image, to.of(image))).orElse(image);
  }

  private static Shape sized(Shape image, Size size) {
    return new Shape(image.channels(), size.height(), size.width());
  }

  /**
   * Returns an image after sizing.
   *
   * @param pixels unsigned bytes, channel by channel, row by row
   */
  public byte[] of(Shape image, byte[] pixels) {
    Shape scaled = scaled(image);
    byte[] made = scaled.equals(image) ? pixels : BilinearScaling.scale(pixels, image, scaled);
    return crop.map(size -> center(scaled, made, size)).orElse(made);
  }

  /** Returns the center crop; fractional offsets are rounded half to even, as in Python. */
  private static byte[] center(Shape from, byte[] pixels, Size size) {
    check(
        size.height() <= from.height() && size.width() <= from.width(),
        "crop (%s) must be within the image (%d x %d); --resize enlarges it",
        size,
        from.height(),
        from.width());
    int top = (int) Math.rint((from.height() - size.height()) / 2.0);
    int left = (int) Math.rint((from.width() - size.width()) / 2.0);
    var center = new byte[from.channels() * size.height() * size.width()];
    for (int i = 0; i < from.channels() * size.height(); i++) {
      int row = i / size.height() * from.height() + top + i % size.height();
      System.arraycopy(pixels, row * from.width() + left, center, i * size.width(), size.width());
    }
    return center;
  }
}
