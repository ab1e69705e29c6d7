package org.hcim.sweeps.yaml;

import java.io.Serializable;

/**
 * One problem in a file.
 *
 * @param path the keys that lead to the position, such as {@code axes.xbar_rows[2]}; may be empty
 * @param what the problem
 * @param rule the violated rule or a remedy; may be empty
 * @param accepted the accepted values; may be empty
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
