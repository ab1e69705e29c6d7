package org.hcim.jobs.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.sweeps.yaml.Spelling;

/**
 * The columns of a sweep's rows: all of {@link ResultSchema}, or only the measures that a spec
 * selects. Identity, parameters, accuracy, status and provenance are in all rows.
 */
public final class ResultColumns implements Serializable {

  /** All columns. */
  public static final ResultColumns ALL = new ResultColumns(column -> true);

  private static final long serialVersionUID = 1L;

  /** The position of a column that rows lack. */
  static final int OMITTED = -1;

  /** Positions in a row, by column of the schema. */
  private final int[] places;

  private final int width;

  private interface Choice {
    boolean has(String column);
  }

  private ResultColumns(Choice choice) {
    List<TableColumn> all = ResultSchema.SCHEMA.columns();
    places = new int[all.size()];
    int next = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = choice.has(all.get(i).name()) ? next++ : OMITTED;
    }
    width = next;
  }

  /**
   * The columns of rows with some of the measures.
   *
   * @throws IllegalArgumentException when a name is not a column of the results
   */
  public static ResultColumns with(List<String> measures) {
    Set<String> known =
        new HashSet<>(ResultSchema.SCHEMA.columns().stream().map(TableColumn::name).toList());
    for (String name : measures) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "columns (%s) must be columns of the results%s; hcim list columns shows them"
                .formatted(
                    name,
                    Spelling.nearest(name, List.copyOf(known))
                        .map(nearest -> ", such as " + nearest)
                        .orElse("")));
      }
    }
    return chosen(measures);
  }

  /** The columns of rows in files with these columns; other names are ignored. */
  static ResultColumns ofFiles(List<String> stored) {
    return chosen(stored);
  }

  private static ResultColumns chosen(List<String> names) {
    return new ResultColumns(
        column -> names.contains(column) || !ResultSchema.MEASURES.contains(column));
  }

  /** The columns as a Spark type. */
  public StructType type() {
    StructField[] fields = ResultSchema.SCHEMA.type().fields();
    return new StructType(
        IntStream.range(0, places.length)
            .filter(i -> places[i] != OMITTED)
            .mapToObj(i -> fields[i])
            .toArray(StructField[]::new));
  }

  /** The names of the columns that rows lack. */
  public List<String> omitted() {
    List<String> omitted = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] == OMITTED) {
        omitted.add(ResultSchema.SCHEMA.columns().get(i).name());
      }
    }
    return omitted;
  }

  /** The number of values in a row. */
  int width() {
    return width;
  }

  /** Positions in a row, by column of the schema, or {@link #OMITTED}. */
  int[] places() {
    return Arrays.copyOf(places, places.length);
  }
}
