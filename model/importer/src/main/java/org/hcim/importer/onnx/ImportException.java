package org.hcim.importer.onnx;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be imported, with the problems found. */
public final class ImportException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int MAX_LISTED = 50;

  private final List<String> problems;

  /** A file that is invalid as a whole. */
  public ImportException(String file, String problem) {
    super(file + ": " + problem);
    problems = List.of(problem);
  }

  /** A file whose nodes cannot be imported. */
  ImportException(String file, List<NodeProblem> nodes) {
    super(text(file, nodes));
    problems = nodes.stream().limit(MAX_LISTED).map(NodeProblem::toString).toList();
  }

  /** The first problems, one line each. */
  public List<String> problems() {
    return problems;
  }

  private static String text(String file, List<NodeProblem> nodes) {
    String listed =
        nodes.stream().limit(MAX_LISTED).map(n -> "\n  " + n).collect(Collectors.joining());
    int more = nodes.size() - MAX_LISTED;
    return file
        + " cannot be imported, "
        + (nodes.size() == 1 ? "1 problem:" : nodes.size() + " problems:")
        + listed
        + (more > 0 ? "\n  and " + more + " more" : "");
  }
}
