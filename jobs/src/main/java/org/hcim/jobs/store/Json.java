package org.hcim.jobs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The format of control files: snake_case keys in the order of the record's components, followed by
 * a checksum of the rest.
 */
final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  static byte[] write(Object value) {
    try {
      return Seal.on(WRITER.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Parses a file.
   *
   * @throws StoreException.Damaged when the bytes are not such a value or do not match their
   *     checksum
   */
  static <T> T read(String file, byte[] bytes, Class<T> type) {
    try {
      return MAPPER.readValue(Seal.off(file, bytes), type);
    } catch (IOException e) {
      var reason = e.getMessage().lines().findFirst().orElse("");
      throw new StoreException.Damaged(file + " cannot be read: " + reason, e);
    }
  }
}
