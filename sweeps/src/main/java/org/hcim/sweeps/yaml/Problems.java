package org.hcim.sweeps.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the problems of a file, so that all of them are reported at once. */
public final class Problems {

  /** Reading stops at this many problems. */
  static final int MAX = 100;

  private final List<Problem> found = new ArrayList<>();

  /** Notes a problem. */
  public void add(Position at, String path, String what) {
    add(at, path, what, "", "");
  }

  /** Notes a problem with the rule that it breaks. */
  public void add(Position at, String path, String what, String rule) {
    add(at, path, what, rule, "");
  }

  /** Notes a problem with a rule or remedy and what would be accepted. */
  public void add(Position at, String path, String what, String rule, String accepted) {
    found.add(new Problem(at.file(), at.line(), at.column(), path, what, rule, accepted));
    if (found.size() >= MAX) {
      found.add(
          new Problem(
              at.file(), at.line(), at.column(), "", "too many problems", "reading stopped", ""));
      throw new SpecException(found);
    }
  }

  /** Notes a name that is not one of the accepted ones, with the nearest of them. */
  public void addUnknown(Position at, String path, String what, String name, List<String> names) {
    String rule = Spelling.nearest(name, names).map(n -> "did you mean " + n + "?").orElse("");
    add(at, path, what, rule, names.stream().collect(Collectors.joining(", ")));
  }

  /** Takes over the problems of another file. */
  public void addAll(SpecException other) {
    found.addAll(other.problems());
  }

  /** The number of problems. */
  public int count() {
    return found.size();
  }

  /**
   * Ends the reading of a file.
   *
   * @throws SpecException when there are problems
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SpecException(found);
    }
  }
}
