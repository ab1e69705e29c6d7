package org.hcim.jobs.sql;

import java.io.IOException;
import java.io.Writer;

/** A format of printed rows. */
public sealed interface OutputFormat permits Csv, JsonRows, TextTable {

  /**
   * Prints an answer.
   *
   * @return how many rows were printed
   */
  long print(Answer answer, Writer to) throws IOException;
}
