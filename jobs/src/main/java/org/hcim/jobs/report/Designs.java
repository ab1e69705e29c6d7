package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.jobs.table.ResultSchema;

/** The individual designs on the page, column by column, without duplicates. */
final class Designs {

  /**
   * One column.
   *
   * @param levels distinct strings of a text column, in order of appearance; otherwise null
   * @param values numbers, or positions in {@code levels}; null for missing values
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
   * Creates an empty table.
   *
   * @param names the columns to keep
   */
  Designs(List<String> names) {
    for (String name : names) {
      boolean text = ResultSchema.SCHEMA.type().apply(name).dataType().equals(DataTypes.StringType);
      columns.put(name, new Values(text ? new ArrayList<>() : null, new ArrayList<>()));
    }
  }

  /**
   * Adds a design, unless it is already present.
   *
   * @param source distinguishes equal indexes of different sweeps
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
