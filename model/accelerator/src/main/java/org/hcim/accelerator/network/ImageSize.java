package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image size that a network takes instead of the size in its file.
 *
 * @param channels 0 for the channels in the file
 */
public record ImageSize(int channels, int height, int width) implements Serializable {

  private static final Pattern TEXT =
      Pattern.compile("(?:([1-9][0-9]{0,6})x)?([1-9][0-9]{0,6})x([1-9][0-9]{0,6})");

  public ImageSize {
    check(channels >= 0, "channels (%d) must not be negative", channels);
    check(height > 0, "height (%d) must be positive", height);
    check(width > 0, "width (%d) must be positive", width);
  }

  /** Parses a size from a spec: {@code 16x16}, or {@code 1x28x28} with channels. */
  public static ImageSize parse(String text) {
    Matcher sizes = TEXT.matcher(text);
    check(
        sizes.matches(),
        "image (%s) must be HEIGHTxWIDTH or CHANNELSxHEIGHTxWIDTH, such as 16x16 or 1x28x28",
        text);
    int channels = sizes.group(1) == null ? 0 : Integer.parseInt(sizes.group(1));
    return new ImageSize(
        channels, Integer.parseInt(sizes.group(2)), Integer.parseInt(sizes.group(3)));
  }

  /** The input shape of a network with images of this size. */
  TensorShape in(String network, TensorShape input) {
    check(
        input.axes() == Axes.MAPS && input.rank() == 4,
        "image (%s) does not apply to network %s: its input is %s",
        this,
        network,
        input);
    return TensorShape.maps(
        input.batch(),
        channels == 0 ? input.size(1) : channels,
        List.of((long) height, (long) width));
  }

  @Override
  public String toString() {
    return (channels == 0 ? "" : channels + "x") + height + "x" + width;
  }
}
