package org.hcim.jobs.table;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The columns as users rely on them; rewritten by {@code -Dhcim.golden.rewrite=true}, which CI
 * refuses.
 */
class SchemaGoldenTest {

  private static final boolean REWRITE = Boolean.getBoolean("hcim.golden.rewrite");
  private static final Path DOCUMENT = Path.of("../docs/schema.md");
  private static final Path GOLDEN =
      Path.of("src/test/resources/org/hcim/jobs/table/results-schema.json");

  @Test
  void theDocumentIsUpToDate() throws IOException {
    isGolden(DOCUMENT, SchemaDocument.markdown());
  }

  /** A version's columns never change: only a new version may add some. */
  @Test
  void namesTypesAndNullabilityAreThoseOfTheVersion() throws IOException {
    String columns =
        ResultSchema.SCHEMA.columns().stream()
            .map(SchemaGoldenTest::json)
            .collect(joining(",\n    "));
    isGolden(
        GOLDEN,
        "{\n  \"version\": %d,\n  \"columns\": [\n    %s\n  ]\n}\n"
            .formatted(ResultSchema.VERSION, columns));
  }

  private static String json(TableColumn column) {
    return "{\"name\": \"%s\", \"type\": \"%s\", \"unit\": \"%s\", \"nullable\": %s}"
        .formatted(column.name(), column.type().sql(), column.unit(), column.nullable());
  }

  private static void isGolden(Path file, String actual) throws IOException {
    if (REWRITE) {
      assertThat(System.getenv("CI")).as("CI must not rewrite %s", file).isNull();
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual)
        .as("rewrite %s with -Dhcim.golden.rewrite=true", file)
        .isEqualTo(Files.readString(file));
  }
}
