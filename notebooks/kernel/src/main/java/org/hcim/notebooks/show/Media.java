package org.hcim.notebooks.show;

import java.util.Map;

/** A value that a notebook can show in formats other than the text from {@code toString}. */
public interface Media {

  /** The content by MIME type; binary content in Base64. */
  Map<String, String> byType();
}
