package org.hcim.jobs.table;

import java.util.stream.Collectors;

/** Documents the columns of the tables as a Markdown page. */
public final class SchemaDocument {

  private SchemaDocument() {}

  /** The text of {@code docs/schema.md}; a test checks that the file matches it. */
  public static String markdown() {
    return TableSchema.all().stream()
        .map(SchemaDocument::markdown)
        .collect(Collectors.joining("\n"));
  }

  private static String markdown(TableSchema schema) {
    return """
        # The table `%s`

        %s
        Schema version %d.

        | column | type | unit | NULL | meaning |
        |---|---|---|---|---|
        """
            .formatted(schema.name(), schema.about(), schema.version())
        + schema.ownColumns().stream().map(SchemaDocument::markdown).collect(Collectors.joining());
  }

  private static String markdown(TableColumn column) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            column.name(),
            column.type().sql(),
            column.unit(),
            column.nullable() ? "yes" : "",
            column.comment());
  }
}
