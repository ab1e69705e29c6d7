package org.hcim.sweeps.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SourceText;

/**
 * Finds the position of each field of a record in the text, and refuses quotes that RFC 4180 does
 * not allow but parsers accept.
 */
record FieldLocator(SourceText source, Separator separator, Problems problems) {

  private static final char QUOTE = '"';

  /** Returns the record with positions; empty, with a problem, if its quotes are invalid. */
  Optional<CsvRecord> locate(RecordHandler.Parsed parsed) {
    int start = source.lineStart(parsed.line());
    List<CsvField> fields = new ArrayList<>();
    int index = start;
    for (RecordHandler.ParsedField field : parsed.fields()) {
      fields.add(new CsvField(field.text(), source.at(index)));
      Optional<Integer> end = field.quoted() ? endOfQuoted(index) : endOfPlain(index, field.text());
      if (end.isEmpty()) {
        return Optional.empty();
      }
      index = end.get() + 1;
    }
    return Optional.of(new CsvRecord(source.at(start), fields));
  }

  /** The index after a field without quotes. */
  private Optional<Integer> endOfPlain(int start, String field) {
    int quote = field.indexOf(QUOTE);
    if (quote >= 0) {
      return refuse(
          start + quote,
          "quote in an unquoted field",
          "put the whole field in quotes and double those inside it");
    }
    return Optional.of(start + field.length());
  }

  /**
   * The index after the quote that closes a field; a doubled quote is one quote inside the field.
   */
  private Optional<Integer> endOfQuoted(int start) {
    String text = source.text();
    int quote = text.indexOf(QUOTE, start + 1);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == QUOTE) {
      quote = text.indexOf(QUOTE, quote + 2);
    }
    if (quote < 0) {
      return refuse(start, "quote without an end", "close the field with a second quote");
    }
    int end = quote + 1;
    return end == text.length() || endsField(text.charAt(end))
        ? Optional.of(end)
        : refuse(end, "text behind a closing quote", "a quote inside a field is doubled");
  }

  private boolean endsField(char c) {
    return c == separator.character() || c == '\n' || c == '\r';
  }

  private Optional<Integer> refuse(int index, String what, String rule) {
    problems.add(source.at(index), "", what, rule);
    return Optional.empty();
  }
}
