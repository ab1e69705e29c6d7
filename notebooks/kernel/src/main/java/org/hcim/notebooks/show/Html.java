package org.hcim.notebooks.show;

import java.util.Map;

/** An HTML fragment. */
public record Html(String html) implements Media {

  @Override
  public Map<String, String> byType() {
    return Map.of("text/html", html);
  }

  @Override
  public String toString() {
    return html;
  }

  /** Escapes text for HTML. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
