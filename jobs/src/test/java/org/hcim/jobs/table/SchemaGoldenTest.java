package org.hcim.jobs.table;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hcim.jobs.GoldenFile;
import org.junit.jupiter.api.Test;

/**
 * The columns as users rely on them; rewritten by {@code -Dhcim.golden.rewrite=true}, which CI
 * refuses.
 */
class SchemaGoldenTest {

  private static final Path DOCUMENT = Path.of("../docs/schema.md");
  private static final Path GOLDEN =
      Path.of("src/test/resources/org/hcim/jobs/table/results-schema.json");

  private static final Map<String, Integer> COLUMNS_BY_VERSION =
      Map.of(
          "results, version 6", 97,
          "frontier, version 3", 101,
          "simulations, version 4", 85,
          "accuracy, version 5", 42);

  @Test
  void theDocumentIsUpToDate() throws IOException {
    GoldenFile.check(DOCUMENT, SchemaDocument.markdown());
  }

  /** A version's columns never change: only a new version may add some. */
  @Test
  void namesTypesAndNullabilityAreThoseOfTheVersion() throws IOException {
    String columns =
        ResultSchema.SCHEMA.columns().stream()
            .map(SchemaGoldenTest::json)
            .collect(joining(",\n    "));
    GoldenFile.check(
        GOLDEN,
        "{\n  \"version\": %d,\n  \"columns\": [\n    %s\n  ]\n}\n"
            .formatted(ResultSchema.VERSION, columns));
  }

  /** A table with more columns needs another version here, not only another number. */
  @Test
  void columnsThatAreAddedRaiseTheVersion() {
    Map<String, Integer> columns = new HashMap<>();
    for (TableSchema schema : TableSchema.all()) {
      columns.put(schema.name() + ", version " + schema.version(), schema.columns().size());
    }
    assertThat(columns).isEqualTo(COLUMNS_BY_VERSION);
  }

  private static String json(TableColumn column) {
    return "{\"name\": \"%s\", \"type\": \"%s\", \"unit\": \"%s\", \"nullable\": %s}"
        .formatted(column.name(), column.type().sql(), column.unit(), column.nullable());
  }
}
