package org.hcim.jobs.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hcim.jobs.store.TableSnapshot;

/**
 * Columns that the rows of some sweeps do not have, because their specs chose other columns. A view
 * over these sweeps has none of them: NULL would look like a result.
 *
 * @param sweeps by column, in the order of the results, the ids of the sweeps without it
 */
public record OmittedColumns(Map<String, List<String>> sweeps) {

  /** All sweeps have all columns. */
  public static final OmittedColumns NONE = new OmittedColumns(Map.of());

  public OmittedColumns {
    sweeps = Collections.unmodifiableMap(new LinkedHashMap<>(sweeps));
  }

  /** The columns that at least one of some sweeps does not have. */
  public static OmittedColumns of(Collection<TableSnapshot> sweeps) {
    Map<String, List<String>> omitting = new LinkedHashMap<>();
    ResultSchema.SCHEMA.columns().forEach(column -> omitting.put(column.name(), new ArrayList<>()));
    for (TableSnapshot sweep : sweeps) {
      ChosenColumns.of(sweep).omitted().forEach(column -> omitting.get(column).add(sweep.id()));
    }
    omitting.values().removeIf(List::isEmpty);
    return new OmittedColumns(omitting);
  }

  /** The omitted columns that a kind of table would have. */
  public OmittedColumns of(TableSchema schema) {
    Map<String, List<String>> own = new LinkedHashMap<>(sweeps);
    own.keySet().retainAll(schema.columns().stream().map(TableColumn::name).toList());
    return new OmittedColumns(own);
  }

  public boolean isEmpty() {
    return sweeps.isEmpty();
  }

  /** The names of the columns. */
  public List<String> names() {
    return List.copyOf(sweeps.keySet());
  }

  /** The columns that all sweeps have. */
  public List<TableColumn> without(List<TableColumn> columns) {
    return columns.stream().filter(column -> !sweeps.containsKey(column.name())).toList();
  }

  /** The omitted columns that a text of SQL names. */
  public List<String> namedIn(String sql) {
    return sweeps.keySet().stream().filter(name -> names(sql, name)).toList();
  }

  /** Returns whether a text of SQL has a word, in any case of letters. */
  public static boolean names(String sql, String word) {
    return Pattern.compile("(?i)\\b" + word + "\\b").matcher(sql).find();
  }
}
