package org.hcim.sweeps.csv;

import java.util.List;
import org.hcim.sweeps.yaml.Position;

/**
 * One record of a CSV file: a line, or several where a quoted field contains line breaks.
 *
 * @param at its start
 */
public record CsvRecord(Position at, List<CsvField> fields) {

  public CsvRecord {
    fields = List.copyOf(fields);
  }
}
