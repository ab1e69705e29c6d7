package org.hcim.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parts of a page other than its data.
 *
 * @param template the HTML, with a placeholder {@code @NAME@} for each part
 * @param style the CSS
 * @param library the chart library with its license
 * @param script this project's JavaScript
 */
record PageParts(String template, String style, String library, String script) {

  /** JavaScript files, in dependency order. */
  private static final List<String> SCRIPTS =
      List.of(
          "core.js",
          "terms.js",
          "answer.js",
          "accuracy.js",
          "scatter.js",
          "parallel.js",
          "effects.js",
          "breakdown.js",
          "tables.js",
          "history.js",
          "main.js");

  private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/";

  static PageParts load() {
    String library =
        "/*\nD3 7.9.0\n\n" + read(D3 + "LICENSE").strip() + "\n*/\n" + read(D3 + "dist/d3.min.js");
    String script =
        SCRIPTS.stream()
            .map(PageParts::read)
            .collect(Collectors.joining("\n", "(() => {\n", "})();"));
    return new PageParts(
        read("page.html"), read("page.css"), library, "\"use strict\";\n" + script);
  }

  static String read(String resource) {
    try (InputStream in = PageParts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
