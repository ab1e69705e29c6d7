package org.hcim.notebooks.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/** Evaluates cells sequentially within this JVM; their definitions persist. */
final class Shell implements AutoCloseable {

  private static final String KEEP = LastValue.class.getName() + ".keep(%s);";

  private static final int MAX_TRIES = 100;
  private static final long TRY_NS = 50_000_000;

  private final JShell jshell;
  private final SourceCodeAnalysis analysis;
  private volatile boolean isBusy;
  private volatile boolean isInterrupted;

  Shell() {
    jshell =
        JShell.builder()
            .executionEngine("local")
            .compilerOptions("-classpath", System.getProperty("java.class.path"))
            .build();
    analysis = jshell.sourceCodeAnalysis();
  }

  /**
   * Evaluates a cell.
   *
   * @return the value of its last snippet, if that is an expression with a value
   * @throws CellFailure at the first snippet that fails; earlier snippets keep their effect
   */
  Optional<Object> evaluate(String cell) throws CellFailure {
    isInterrupted = false;
    isBusy = true;
    try {
      return evaluateAll(cell);
    } finally {
      isBusy = false;
    }
  }

  private Optional<Object> evaluateAll(String cell) throws CellFailure {
    Optional<Object> last = Optional.empty();
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      if (next.completeness() == Completeness.EMPTY) {
        return last; // a comment
      }
      if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
        throw new CellFailure("SyntaxError", "the cell ends in the middle", rest.lines().toList());
      }
      boolean isWhole = next.source() == null || !next.completeness().isComplete();
      last = evaluateSnippet(isWhole ? rest : next.source());
      rest = isWhole ? "" : next.remaining();
    }
    return last;
  }

  /** Returns whether a cell is complete, in Jupyter's terms. */
  String completeness(String cell) {
    return switch (analysis.analyzeCompletion(cell).completeness()) {
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> "incomplete";
      case UNKNOWN -> "invalid";
      default -> "complete";
    };
  }

  /** The completions at a position of a cell. */
  Completions complete(String cell, int cursor) {
    int[] anchor = {cursor};
    List<String> found =
        analysis.completionSuggestions(cell, cursor, anchor).stream()
            .map(SourceCodeAnalysis.Suggestion::continuation)
            .distinct()
            .toList();
    return new Completions(found, anchor[0]);
  }

  /**
   * Suggestions.
   *
   * @param from start of the text that they replace
   */
  record Completions(List<String> texts, int from) {}

  /** Interrupts the running cell, from another thread; a snippet may still be compiling. */
  void interrupt() {
    isInterrupted = true;
    for (int tries = 0; isBusy && tries < MAX_TRIES; tries++) {
      jshell.stop();
      LockSupport.parkNanos(TRY_NS);
    }
  }

  @Override
  public void close() {
    jshell.close();
  }

  private Optional<Object> evaluateSnippet(String source) throws CellFailure {
    Optional<Object> value = Optional.empty();
    List<SnippetEvent> events = jshell.eval(source);
    if (isInterrupted) {
      throw new CellFailure("Interrupted", "stopped on request", List.of("stopped at: " + source));
    }
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        check(event);
        Optional<String> name = valueName(event.snippet());
        if (name.isPresent()) {
          jshell.eval(KEEP.formatted(name.get()));
          value = Optional.ofNullable(LastValue.take());
        }
      }
    }
    return value;
  }

  private void check(SnippetEvent event) throws CellFailure {
    if (event.exception() instanceof EvalException thrown) {
      throw failure(thrown);
    }
    if (event.exception() != null) {
      throw new CellFailure(
          "UnresolvedReference", event.exception().getMessage(), diagnostics(event.snippet()));
    }
    if (event.status() == Snippet.Status.REJECTED
        || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
      List<String> lines = diagnostics(event.snippet());
      throw new CellFailure("CompilationError", lines.get(0), lines);
    }
  }

  private static CellFailure failure(EvalException thrown) {
    List<String> trace = new ArrayList<>();
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      trace.add(named(at));
      Arrays.stream(at.getStackTrace())
          .limit(20)
          .map(frame -> "    at " + frame)
          .forEach(trace::add);
    }
    String name = thrown.getExceptionClassName();
    return new CellFailure(
        name.substring(name.lastIndexOf('.') + 1), String.valueOf(thrown.getMessage()), trace);
  }

  private static String named(Throwable thrown) {
    return thrown instanceof EvalException original
        ? original.getExceptionClassName() + ": " + original.getMessage()
        : thrown.toString();
  }

  private List<String> diagnostics(Snippet snippet) {
    Stream<String> messages =
        jshell
            .diagnostics(snippet)
            .map(
                found ->
                    found.getMessage(Locale.ENGLISH)
                        + " at: "
                        + excerpt(snippet.source(), found.getStartPosition()));
    List<String> lines = messages.toList();
    return lines.isEmpty() ? List.of("cannot be evaluated: " + snippet.source()) : lines;
  }

  private static String excerpt(String source, long position) {
    int at = (int) Math.min(Math.max(position, 0), source.length());
    return source.substring(at).lines().findFirst().orElse("").strip();
  }

  /** The variable that holds an expression's value; assignments and declarations display none. */
  private static Optional<String> valueName(Snippet snippet) {
    if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      return Optional.of(((VarSnippet) snippet).name());
    }
    return snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND
        ? Optional.of(((ExpressionSnippet) snippet).name())
        : Optional.empty();
  }
}
