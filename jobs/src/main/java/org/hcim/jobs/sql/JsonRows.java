package org.hcim.jobs.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON array with one object per line. Numbers keep all their digits; NULL is {@code null}.
 * Infinite values and NaN are strings, because JSON has no such numbers.
 */
public record JsonRows() implements OutputFormat {

  private static final JsonFactory FACTORY = new JsonFactory();

  @Override
  public long print(Answer answer, Writer to) throws IOException {
    List<String> names = answer.columns().stream().map(Answer.Column::name).toList();
    requireUnique(names);
    long rows = 0;
    to.write("[");
    for (Optional<Object[]> row = answer.next(); row.isPresent(); row = answer.next()) {
      to.write(rows++ == 0 ? "\n" : ",\n");
      object(names, row.get(), to);
    }
    to.write(rows == 0 ? "]\n" : "\n]\n");
    return rows;
  }

  private static void requireUnique(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new QueryException(
            "two columns are named " + name + ", but JSON keys must be unique; rename one with AS");
      }
    }
  }

  private static void object(List<String> names, Object[] cells, Writer to) throws IOException {
    Iterator<String> name = names.iterator();
    try (JsonGenerator json = FACTORY.createGenerator(to)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      json.writeStartObject();
      for (Object cell : cells) {
        json.writeFieldName(name.next());
        value(cell, json);
      }
      json.writeEndObject();
    }
  }

  private static void value(Object cell, JsonGenerator json) throws IOException {
    if (cell == null) {
      json.writeNull();
    } else if (cell instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (cell instanceof Number number && isFinite(number)) {
      json.writeNumber(Cell.exact(number));
    } else {
      json.writeString(cell.toString());
    }
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }
}
