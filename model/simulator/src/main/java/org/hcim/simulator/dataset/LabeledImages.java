package org.hcim.simulator.dataset;

import static org.hcim.accelerator.design.Check.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.Shape;

/**
 * Images of one class each; the first images contain all classes. All images have one shape unless
 * they come from files of several sizes; then only preprocessing that resizes or crops makes their
 * shapes equal.
 */
public final class LabeledImages {

  private static final int MAX_PIXEL = 255;
  private static final int MAX_BITS = 8;

  private final String name;
  private final Shape shape;
  private final List<Shape> shapes;
  private final boolean isUniform;
  private final List<String> classes;
  private final List<byte[]> pixels;
  private final int[] labels;

  private LabeledImages(Builder builder) {
    name = builder.name;
    shape = builder.shape;
    shapes = List.copyOf(builder.shapes);
    isUniform = shapes.stream().allMatch(shape::equals);
    classes = builder.classes;
    pixels = List.copyOf(builder.pixels);
    labels = builder.labels.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The name that the caller gave to the source of the images. */
  public String name() {
    return name;
  }

  /**
   * The shape of every image.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if the images have several shapes
   */
  public Shape shape() {
    return shape(Preprocessing.NONE);
  }

  /**
   * The shape of every image after preprocessing.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if the images have several shapes
   */
  public Shape shape(Preprocessing preprocessing) {
    Shape first = preprocessing.of(shape);
    if (isUniform) {
      return first;
    }
    for (Shape own : shapes) {
      Shape other = preprocessing.of(own);
      check(
          other.equals(first),
          "sizes of images of %s must be equal, not %d x %d and %d x %d (height x width); scale"
              + " them beforehand, or resize and crop them for a network by hcim quantize",
          name,
          first.height(),
          first.width(),
          other.height(),
          other.width());
    }
    return first;
  }

  /** The names of the classes, by label. */
  public List<String> classes() {
    return classes;
  }

  /** The number of images. */
  public int count() {
    return labels.length;
  }

  /** The class of an image. */
  public int label(int image) {
    return labels[image];
  }

  /** Returns the images as a network takes them. */
  public LabeledImages prepared(Preprocessing preprocessing) {
    if (preprocessing.equals(Preprocessing.NONE)) {
      return this;
    }
    var builder = new Builder(name, shape(preprocessing), classes);
    for (int i = 0; i < count(); i++) {
      builder.add(labels[i], preprocessing.of(shapes.get(i), pixels.get(i)));
    }
    return builder.build();
  }

  /** The unsigned bytes of an image, channel by channel, row by row. */
  public byte[] pixels(int image) {
    return pixels.get(image).clone();
  }

  /** The SHA-256 of the shapes, pixels and labels. */
  public String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      Shape last = shape;
      digest.update(last.toString().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < count(); i++) {
        if (!shapes.get(i).equals(last)) {
          last = shapes.get(i);
          digest.update(last.toString().getBytes(StandardCharsets.UTF_8));
        }
        digest.update(pixels.get(i));
        digest.update((byte) (labels[i] >> 8));
        digest.update((byte) labels[i]);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns an image as activations: the nearest codes from 0 to 2^bits - 1, which represent 0 to
   * 255.
   *
   * @param bits 1 to 8
   */
  public byte[] codes(int image, int bits) {
    check(bits > 0 && bits <= MAX_BITS, "bits (%d) must be from 1 to %d", bits, MAX_BITS);
    int most = (1 << bits) - 1;
    byte[] codes = pixels(image);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (((codes[i] & 0xFF) * most + MAX_PIXEL / 2) / MAX_PIXEL);
    }
    return codes;
  }

  /** Collects images one by one. */
  static final class Builder {

    private final String name;
    private final Shape shape;
    private final List<String> classes;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /**
     * Creates a builder without images.
     *
     * @param shape shape of images added without one
     */
    Builder(String name, Shape shape, List<String> classes) {
      this.name = name;
      this.shape = shape;
      this.classes = List.copyOf(classes);
    }

    /** Adds an image without copying it. */
    void add(int label, byte[] image) {
      add(label, shape, image);
    }

    /** Adds an image with an individual shape, without copying it. */
    void add(int label, Shape own, byte[] image) {
      check(
          label >= 0 && label < classes.size(),
          "label (%d) must be from 0 to %d",
          label,
          classes.size() - 1);
      check(image.length == own.elements(), "pixels (%d) must be %d", image.length, own.elements());
      labels.add(label);
      shapes.add(own);
      pixels.add(image);
    }

    LabeledImages build() {
      return new LabeledImages(this);
    }
  }
}
