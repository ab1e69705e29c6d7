package org.hcim.notebooks.show;

import java.util.Map;

/** A piece of a page. */
public record Html(String html) implements Media {

  @Override
  public Map<String, String> byType() {
    return Map.of("text/html", html);
  }

  @Override
  public String toString() {
    return html;
  }

  /** Text as it stands, whatever characters are in it. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
