package org.hcim.jobs.sql;

import java.io.IOException;
import java.io.Writer;

/** A format of printed rows. */
public sealed interface OutputFormat permits Csv, JsonRows, TextTable {

  /**
   * Prints an answer.
   *
   * @return the number of printed rows
   */
  long print(Answer answer, Writer to) throws IOException;
}
