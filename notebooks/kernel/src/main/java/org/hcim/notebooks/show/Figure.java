package org.hcim.notebooks.show;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A named picture.
 *
 * @param base64 a PNG, which every page can show, unlike SVG
 */
public record Figure(String name, String base64) implements Media {

  /** A picture of a chart. */
  public static Figure of(String name, Chart<?, ?> chart) {
    var png = new ByteArrayOutputStream();
    try {
      BitmapEncoder.saveBitmap(chart, png, BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Figure(name, Base64.getEncoder().encodeToString(png.toByteArray()));
  }

  @Override
  public Map<String, String> byType() {
    return Map.of("image/png", base64);
  }

  @Override
  public String toString() {
    return "figure: " + name;
  }
}
