package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.jobs.table.ResultSchema;

/** The designs that the page knows one by one, column by column, each once. */
final class Designs {

  /**
   * A column as the page reads it.
   *
   * @param levels the texts of a column of texts, in order of appearance; else null
   * @param values numbers, or positions in the levels; null where there is no value
   */
  record Values(List<String> levels, List<Number> values) {

    private void add(Object value) {
      if (value instanceof String text) {
        int known = levels.indexOf(text);
        values.add(known >= 0 ? known : levels.size());
        if (known < 0) {
          levels.add(text);
        }
      } else {
        values.add(value instanceof Double real ? Digits.of(real) : (Number) value);
      }
    }
  }

  private final Map<String, Values> columns = new LinkedHashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();

  /**
   * @param names the columns to keep
   */
  Designs(List<String> names) {
    for (String name : names) {
      boolean text = ResultSchema.SCHEMA.type().apply(name).dataType().equals(DataTypes.StringType);
      columns.put(name, new Values(text ? new ArrayList<>() : null, new ArrayList<>()));
    }
  }

  /**
   * Adds a design, unless it is there.
   *
   * @param source tells apart equal numbers of different sweeps
   * @return its position
   */
  int add(String source, Row design) {
    String key = source + "\n" + design.getAs("workload") + "\n" + design.getAs("config_index");
    Integer known = rows.get(key);
    if (known != null) {
      return known;
    }
    columns.forEach((name, values) -> values.add(design.getAs(name)));
    rows.put(key, rows.size());
    return rows.size() - 1;
  }

  /** The columns by name. */
  Map<String, Values> columns() {
    return columns;
  }
}
