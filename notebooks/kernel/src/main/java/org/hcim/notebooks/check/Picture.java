package org.hcim.notebooks.check;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/** Detects empty pictures. */
final class Picture {

  private static final int MIN_SIDE = 200;
  private static final int MIN_COLORS = 8;

  private Picture() {}

  /** The problem of a picture, if any. */
  static Optional<String> problem(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image == null) {
        return Optional.of("is not a picture");
      }
      if (image.getWidth() < MIN_SIDE || image.getHeight() < MIN_SIDE) {
        return Optional.of("is only %d x %d".formatted(image.getWidth(), image.getHeight()));
      }
      return colors(image) < MIN_COLORS ? Optional.of("is empty") : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("is not a picture: " + e.getMessage());
    }
  }

  /** The number of colors; a chart has a grid, axes, marks, and the shades of its letters. */
  private static int colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors.size();
  }
}
