package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The steps from the images of a data set to the input of a network, in this order: size, color
 * order, border.
 *
 * @param sizing scaling and center crop
 * @param border pixels around the image
 * @param fill bytes of the border, by channel as the network reads them
 * @param channels order of the colors
 */
public record Preprocessing(
    ImageSizing sizing, int border, List<Integer> fill, ChannelOrder channels) {

  /** Unchanged images. */
  public static final Preprocessing NONE =
      new Preprocessing(ImageSizing.NONE, 0, List.of(), ChannelOrder.RGB);

  private static final int MAX_BORDER = 64;
  private static final int MAX_PIXEL = 255;

  /** The order of the colors of an image. */
  public enum ChannelOrder {
    /** Red, green, blue: the order of data sets. */
    RGB,
    /** Blue, green, red. */
    BGR
  }

  public Preprocessing {
    Objects.requireNonNull(sizing, "sizing");
    Objects.requireNonNull(channels, "channels");
    fill = List.copyOf(fill);
    check(border >= 0 && border <= MAX_BORDER, "border (%d) must be from 0 to 64", border);
    for (int pixel : fill) {
      check(pixel >= 0 && pixel <= MAX_PIXEL, "fill (%d) must be from 0 to 255", pixel);
    }
  }

  /** Returns this preprocessing with another sizing. */
  Preprocessing with(ImageSizing other) {
    return new Preprocessing(other, border, fill, channels);
  }

  /** Returns the shape of a prepared image. */
  public Shape of(Shape image) {
    Shape shape = sizing.of(image);
    check(
        border == 0 || fill.size() == shape.channels(),
        "channels of images (%d) must be those of the border (%d)",
        shape.channels(),
        fill.size());
    return new Shape(shape.channels(), shape.height() + 2 * border, shape.width() + 2 * border);
  }

  /**
   * Returns a prepared image.
   *
   * @param pixels bytes, channel by channel, row by row
   */
  public byte[] of(Shape image, byte[] pixels) {
    return bordered(sizing.of(image), of(image), sizing.of(image, pixels));
  }

  private byte[] bordered(Shape shape, Shape to, byte[] pixels) {
    var prepared = new byte[(int) to.elements()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channels == ChannelOrder.RGB ? channel : shape.channels() - 1 - channel;
      int first = channel * to.positions();
      if (border > 0) {
        Arrays.fill(prepared, first, first + to.positions(), (byte) fill.get(channel).intValue());
      }
      for (int y = 0; y < shape.height(); y++) {
        System.arraycopy(
            pixels,
            from * shape.positions() + y * shape.width(),
            prepared,
            first + (y + border) * to.width() + border,
            shape.width());
      }
    }
    return prepared;
  }
}
