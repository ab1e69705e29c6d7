package org.hcim.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import picocli.CommandLine.Option;

/** The format of a result on the standard output. */
final class OutputFormat {

  private enum Form {
    TEXT,
    JSON
  }

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json with the keys of docs/api.md (default: text)")
  private Form form;

  /** Returns whether the output is one JSON document. */
  boolean isJson() {
    return form == Form.JSON;
  }

  /** Prints a record as one JSON document, with keys in snake case. */
  static void print(Object document) {
    try {
      System.out.println(JSON.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
