package org.hcim.sweeps.yaml;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Reports a file that cannot be used, with all its problems. */
public final class SpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an unmodifiable list of serializable records
  private final List<Problem> problems;

  public SpecException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order in which they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
