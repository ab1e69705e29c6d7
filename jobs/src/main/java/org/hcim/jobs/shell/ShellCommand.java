package org.hcim.jobs.shell;

import java.util.regex.Pattern;

/**
 * A command line for a POSIX shell. Words that a shell would change are single-quoted, and a path
 * with a leading dash is prefixed with {@code ./}, so it is not mistaken for an option.
 */
public final class ShellCommand {

  /** Characters that no shell interprets, anywhere in a word. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

  private final StringBuilder line;

  private ShellCommand(String program) {
    this.line = new StringBuilder(program);
  }

  /** A command of this program, such as {@code hcim report}. */
  public static ShellCommand hcim(String command) {
    return new ShellCommand("hcim " + command);
  }

  /** A command of another program. */
  public static ShellCommand of(String program) {
    return new ShellCommand(word(program));
  }

  /** Adds a path or URI. */
  public ShellCommand path(String path) {
    return append(pathWord(path));
  }

  /** Adds a value that is not a path, such as a query. */
  public ShellCommand value(String value) {
    return append(word(value));
  }

  /** Adds a placeholder or an option name, unquoted. */
  public ShellCommand literal(String text) {
    return append(text);
  }

  /** A path as one quoted word of a command line. */
  public static String pathWord(String path) {
    return word(path.startsWith("-") ? "./" + path : path);
  }

  @Override
  public String toString() {
    return line.toString();
  }

  private ShellCommand append(String word) {
    line.append(' ').append(word);
    return this;
  }

  /**
   * Quotes a word; a single quote, which would end the quoting, is written outside of it, escaped.
   */
  private static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
