package org.hcim.jobs.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of the tables for people: as a page of Markdown and as plain text. */
public final class SchemaDocument {

  private SchemaDocument() {}

  /** The text of {@code docs/schema.md}; a test keeps the file equal to it. */
  public static String markdown() {
    return TableSchema.all().stream()
        .map(SchemaDocument::markdown)
        .collect(Collectors.joining("\n"));
  }

  /** The columns of some tables, one per line below the table's name. */
  public static String text(List<TableSchema> schemas) {
    return schemas.stream().map(SchemaDocument::text).collect(Collectors.joining("\n"));
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

  private static String text(TableSchema schema) {
    return schema.name()
        + "\n"
        + schema.ownColumns().stream().map(SchemaDocument::text).collect(Collectors.joining());
  }

  private static String text(TableColumn column) {
    return String.format(
        Locale.ROOT,
        "  %-30s %-8s %-10s %s\n",
        column.name(),
        column.type().sql(),
        column.unit(),
        column.comment());
  }
}
