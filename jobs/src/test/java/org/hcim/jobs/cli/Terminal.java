package org.hcim.jobs.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hcim.jobs.session.SharedSpark;

/**
 * The output and exit code of a command; Spark is the tests' shared one.
 *
 * @param code exit code
 * @param out what went to the standard output
 * @param err what went to the standard error
 */
public record Terminal(int code, String out, String err) {

  /** Runs a command as the launcher does, within this process. */
  public static Terminal run(Object... arguments) {
    SharedSpark.get();
    var words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int code = Hcim.run(words);
      return new Terminal(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
    }
  }
}
