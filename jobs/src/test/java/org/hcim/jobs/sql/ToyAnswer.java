package org.hcim.jobs.sql;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Rows written by hand. */
record ToyAnswer(List<Column> columns, Iterator<Object[]> rows) implements Answer {

  /** A column of each name; the ones called n, n1, n2... hold numbers. */
  static ToyAnswer of(List<String> names, Object[]... rows) {
    return new ToyAnswer(
        names.stream().map(name -> new Column(name, name.matches("n\\d*"))).toList(),
        Arrays.asList(rows).iterator());
  }

  static Object[] row(Object... cells) {
    return cells;
  }

  String printed(OutputFormat format) {
    var text = new StringWriter();
    try {
      format.print(this, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  @Override
  public Optional<Object[]> next() {
    return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }
}
