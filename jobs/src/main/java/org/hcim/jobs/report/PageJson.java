package org.hcim.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** JSON that is safe to embed in a page: it contains no HTML and no script end tag. */
final class PageJson {

  private static final ObjectMapper MAPPER = mapper();
  private static final ObjectMapper FILES =
      mapper()
          .copy()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private PageJson() {}

  /** JSON for a script element of the page. */
  static String inline(Object value) {
    return write(MAPPER, value);
  }

  /** JSON for a separate file, with snake_case keys. */
  static String file(Object value) {
    return write(FILES, value) + "\n";
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    mapper.getFactory().setCharacterEscapes(new HtmlEscapes());
    return mapper;
  }

  /**
   * Escapes characters that end a script element or a line of JavaScript, or change the text
   * direction.
   */
  private static final class HtmlEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&'}) {
        codes[c] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      boolean separator = c == 0x2028 || c == 0x2029;
      boolean turning = (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e);
      boolean isolating = (c >= 0x2066 && c <= 0x2069) || c == 0x061c;
      return separator || turning || isolating
          ? new SerializedString(String.format("\\u%04x", c))
          : null;
    }
  }
}
