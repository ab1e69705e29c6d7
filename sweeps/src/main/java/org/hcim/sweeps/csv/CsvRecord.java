package org.hcim.sweeps.csv;

import java.util.List;
import org.hcim.sweeps.yaml.Position;

/**
 * One record of a CSV file: one line, or several if a quoted field contains line breaks.
 *
 * @param at the start of the record
 */
public record CsvRecord(Position at, List<CsvField> fields) {

  public CsvRecord {
    fields = List.copyOf(fields);
  }
}
