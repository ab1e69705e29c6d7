package org.hcim.sweeps.yaml;

import java.io.Serializable;

/**
 * One thing that is wrong with a file.
 *
 * @param path the keys that lead to the place, such as {@code axes.xbar_rows[2]}; may be empty
 * @param what what is wrong
 * @param rule the rule that it breaks or a remedy; may be empty
 * @param accepted what would be right; may be empty
 */
public record Problem(
    String file, int line, int column, String path, String what, String rule, String accepted)
    implements Serializable {

  /**
   * One line, with invisible characters escaped: {@code sweeps/x.yaml:12:5: axes.xbar_row: unknown
   * key; did you mean ...}.
   */
  @Override
  public String toString() {
    var line = new StringBuilder(file).append(':').append(this.line).append(':').append(column);
    line.append(path.isEmpty() ? ": " : ": " + path + ": ").append(what);
    line.append(rule.isEmpty() ? "" : "; " + rule);
    if (!accepted.isEmpty()) {
      line.append(rule.endsWith("?") ? " accepted: " : "; accepted: ").append(accepted);
    }
    return Unprintable.escaped(line.toString());
  }
}
