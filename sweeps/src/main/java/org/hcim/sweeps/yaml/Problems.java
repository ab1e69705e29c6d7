package org.hcim.sweeps.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the problems of a file, so that all of them are reported at once. */
public final class Problems {

  /** Reading stops at this many problems. */
  static final int MAX = 100;

  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem. */
  public void add(Position at, String path, String what) {
    add(at, path, what, "", "");
  }

  /** Adds a problem with the violated rule. */
  public void add(Position at, String path, String what, String rule) {
    add(at, path, what, rule, "");
  }

  /** Adds a problem with a rule or remedy and the accepted values. */
  public void add(Position at, String path, String what, String rule, String accepted) {
    found.add(new Problem(at.file(), at.line(), at.column(), path, what, rule, accepted));
    if (found.size() >= MAX) {
      found.add(
          new Problem(
              at.file(), at.line(), at.column(), "", "too many problems", "reading stopped", ""));
      throw new SpecException(found);
    }
  }

  /** Adds a problem for an unknown name, with the nearest accepted name. */
  public void addUnknown(Position at, String path, String what, String name, List<String> names) {
    String rule = Spelling.nearest(name, names).map(n -> "did you mean " + n + "?").orElse("");
    add(at, path, what, rule, names.stream().collect(Collectors.joining(", ")));
  }

  /** Adds the problems of another file. */
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
   * @throws SpecException if there are problems
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SpecException(found);
    }
  }
}
