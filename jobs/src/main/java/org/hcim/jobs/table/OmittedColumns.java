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
 * Columns that the rows of some sweeps lack, because their specs select other columns. A view over
 * these sweeps omits them, because NULL would look like a result.
 *
 * @param sweeps ids of the sweeps that lack a column, by column in the order of the results
 */
public record OmittedColumns(Map<String, List<String>> sweeps) {

  /** No omitted columns. */
  public static final OmittedColumns NONE = new OmittedColumns(Map.of());

  public OmittedColumns {
    sweeps = Collections.unmodifiableMap(new LinkedHashMap<>(sweeps));
  }

  /** The columns that at least one of some sweeps lacks. */
  public static OmittedColumns of(Collection<TableSnapshot> sweeps) {
    Map<String, List<String>> omitting = new LinkedHashMap<>();
    ResultSchema.SCHEMA.columns().forEach(column -> omitting.put(column.name(), new ArrayList<>()));
    for (TableSnapshot sweep : sweeps) {
      ChosenColumns.of(sweep).omitted().forEach(column -> omitting.get(column).add(sweep.id()));
    }
    omitting.values().removeIf(List::isEmpty);
    return new OmittedColumns(omitting);
  }

  /** The omitted columns that belong to a kind of table. */
  public OmittedColumns of(TableSchema schema) {
    Map<String, List<String>> own = new LinkedHashMap<>(sweeps);
    own.keySet().retainAll(schema.columns().stream().map(TableColumn::name).toList());
    return new OmittedColumns(own);
  }

  public boolean isEmpty() {
    return sweeps.isEmpty();
  }

  /** The names of the omitted columns. */
  public List<String> names() {
    return List.copyOf(sweeps.keySet());
  }

  /** The columns that no sweep omits. */
  public List<TableColumn> without(List<TableColumn> columns) {
    return columns.stream().filter(column -> !sweeps.containsKey(column.name())).toList();
  }

  /** The omitted columns that occur in an SQL text. */
  public List<String> namedIn(String sql) {
    return sweeps.keySet().stream().filter(name -> names(sql, name)).toList();
  }

  /** Returns whether an SQL text contains a word, ignoring case. */
  public static boolean names(String sql, String word) {
    return Pattern.compile("(?i)\\b" + word + "\\b").matcher(sql).find();
  }
}
