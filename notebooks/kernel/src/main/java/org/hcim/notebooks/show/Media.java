package org.hcim.notebooks.show;

import java.util.Map;

/** Something that a notebook can show in more forms than text, which {@code toString} gives. */
public interface Media {

  /** The content by MIME type; binary content in Base64. */
  Map<String, String> byType();
}
