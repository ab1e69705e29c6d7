package org.hcim.sweeps.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the fields of a record, with its first line and whether each field was quoted. */
final class RecordHandler extends AbstractBaseCsvCallbackHandler<RecordHandler.Parsed> {

  private List<ParsedField> fields = new ArrayList<>();

  /**
   * A record.
   *
   * @param line the first line of the record, from 1
   */
  record Parsed(int line, List<ParsedField> fields) {}

  /** A value without its quotes. */
  record ParsedField(String text, boolean quoted) {}

  @Override
  protected void handleBegin(long startingLineNumber) {
    fields = new ArrayList<>();
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    fields.add(new ParsedField(new String(buffer, offset, length), quoted));
  }

  @Override
  protected Parsed buildRecord() {
    return new Parsed(Math.toIntExact(getStartingLineNumber()), fields);
  }
}
