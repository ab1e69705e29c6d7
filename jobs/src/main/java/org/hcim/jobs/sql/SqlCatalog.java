package org.hcim.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.jobs.store.Table;

/** All names that a query can use: the tables of a directory and the views over them. */
public final class SqlCatalog {

  private SqlCatalog() {}

  /** Each name with a one-line description, tables first. */
  public static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    Stream.of(Table.values()).forEach(t -> entries.add(new Entry(t.directory(), SqlText.about(t))));
    Stream.of(DerivedView.values()).forEach(v -> entries.add(new Entry(v.key(), v.comment())));
    return List.copyOf(entries);
  }

  /** A table or view. */
  public record Entry(String name, String about) {}
}
