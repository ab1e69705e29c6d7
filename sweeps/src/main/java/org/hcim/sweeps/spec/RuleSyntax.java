package org.hcim.sweeps.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subset of SQL that a rule or a condition on rows may use: arithmetic, comparison, logic, CASE
 * and a few numeric functions. A rule is evaluated for every design and may come from an untrusted
 * source: other functions could use unbounded memory, read from the machine or be nondeterministic,
 * patterns with many wildcards take unbounded time, and deep nesting overflows the parser's stack.
 */
public final class RuleSyntax {

  // Chosen far above the rules of the shipped specs, and below the depth of the parser's stack.
  static final int MAX_LENGTH = 2_000;
  static final int MAX_DEPTH = 32;
  static final int MAX_TOKENS = 500;

  /** A pattern of n wildcards takes time in proportion to the n-th power of the text's length. */
  static final int MAX_WILDCARDS = 2;

  /** Functions with their maximum number of arguments. */
  private static final Map<String, Integer> FUNCTIONS = functions();

  /** Words that may precede a parenthesis but are not functions. */
  static final Set<String> OPERATORS =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "between",
          "like",
          "is",
          "when",
          "then",
          "else",
          "case",
          "div",
          "from",
          "distinct",
          "decimal");

  /** Regular-expression operators, whose running time has no useful bound. */
  private static final Set<String> REGULAR_EXPRESSIONS = Set.of("rlike", "regexp");

  private static final String TEXT = "'";

  private static final Set<String> PREFIXES = Set.of("not", "-", "+", "~", "!");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+)|(?<comment>--|/\\*)|(?<text>'[^'\\\\]*')|(?<name>`[^`]+`)"
              + "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?)"
              + "|(?<word>[A-Za-z_][A-Za-z_0-9]*)|(?<sign><=>|<=|>=|<>|!=|==|[-+*/%=<>~!&|^(),.])");

  private final String rule;
  private final Deque<Call> open = new ArrayDeque<>();
  private int tokens;
  private int prefixes;
  private String previous = "";

  /** An open parenthesis; {@code name} and {@code commas} belong to the function before it. */
  private static final class Call {
    private final String name;
    private int commas;

    private Call(String name) {
      this.name = name;
    }
  }

  private RuleSyntax(String rule) {
    this.rule = rule;
  }

  /** The first reason not to pass a rule to Spark; empty if there is none. */
  public static Optional<String> problem(String rule) {
    return rule.length() > MAX_LENGTH
        ? Optional.of("has %d characters, more than %d".formatted(rule.length(), MAX_LENGTH))
        : new RuleSyntax(rule).firstProblem();
  }

  /**
   * Checks a condition on rows, which may come from an untrusted spec or table.
   *
   * @throws IllegalArgumentException if the condition uses SQL that a rule may not use
   */
  public static void requireCondition(String condition) {
    problem(condition)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "the condition (%s) cannot be used: %s; accepted are %s"
                      .formatted(condition, problem, accepted()));
            });
  }

  /** The accepted operators and functions, for messages. */
  public static String accepted() {
    return "arithmetic, comparisons, AND, OR, NOT, IN, BETWEEN, LIKE, IS NULL, CASE, CAST and "
        + String.join(
            ", ", FUNCTIONS.keySet().stream().filter(name -> !name.endsWith("cast")).toList());
  }

  private static Map<String, Integer> functions() {
    Map<String, Integer> functions = new TreeMap<>();
    for (String name :
        List.of(
            "abs", "ceil", "ceiling", "floor", "sign", "sqrt", "ln", "log10", "log2", "exp",
            "round")) {
      functions.put(name, 1); // no second argument of round: its digits cost memory
    }
    for (String name : List.of("cast", "try_cast", "isnull", "isnotnull")) {
      functions.put(name, 1);
    }
    for (String name : List.of("log", "mod", "pmod", "pow", "power", "nullif", "ifnull", "nvl")) {
      functions.put(name, 2);
    }
    functions.put("if", 3);
    for (String name : List.of("least", "greatest", "coalesce")) {
      functions.put(name, MAX_TOKENS);
    }
    return functions;
  }

  private Optional<String> firstProblem() {
    Matcher token = TOKEN.matcher(rule);
    int at = 0;
    while (at < rule.length()) {
      if (!token.region(at, rule.length()).lookingAt()) {
        return Optional.of(at(at, unknown(rule.charAt(at))));
      }
      Optional<String> problem =
          token.group("space") != null ? Optional.empty() : problem(token, at);
      if (problem.isPresent()) {
        return problem;
      }
      at = token.end();
    }
    return Optional.empty();
  }

  private static String unknown(char first) {
    return first == '\''
        ? "has a text without its closing '"
        : "has a character that rules do not allow: " + first;
  }

  private Optional<String> problem(Matcher token, int at) {
    String text = token.group().toLowerCase(Locale.ROOT);
    if (token.group("comment") != null) {
      return Optional.of(at(at, "contains a comment"));
    }
    if (++tokens > MAX_TOKENS) {
      return Optional.of(at(at, "has more than " + MAX_TOKENS + " words and signs"));
    }
    prefixes = PREFIXES.contains(text) ? prefixes + 1 : 0;
    boolean isText = token.group("text") != null;
    Optional<String> problem = isText ? text(text, at) : operator(text, at);
    previous = isText ? TEXT : text;
    return problem;
  }

  /**
   * Checks a text: adjacent texts are refused, because joined they could exceed the wildcard limit.
   */
  private Optional<String> text(String text, int at) {
    boolean isPrefixed = previous.matches("[a-z_].*") && !OPERATORS.contains(previous);
    if (isPrefixed || previous.equals(TEXT)) {
      return Optional.of(at(at, "has a text after " + (isPrefixed ? previous : "a text")));
    }
    return text.chars().filter(character -> character == '%').count() > MAX_WILDCARDS
        ? Optional.of(at(at, "has a text with more than " + MAX_WILDCARDS + " of the wildcard %"))
        : Optional.empty();
  }

  private Optional<String> operator(String text, int at) {
    if (REGULAR_EXPRESSIONS.contains(text)) {
      return Optional.of(at(at, "uses " + text + ", which rules do not support"));
    }
    if (text.equals("|") && previous.equals("|")) {
      return Optional.of(at(at, "uses ||, which rules do not support"));
    }
    return nested(text, at);
  }

  private Optional<String> nested(String text, int at) {
    switch (text) {
      case "(" -> {
        boolean isCall = previous.matches("[a-z_`].*") && !OPERATORS.contains(previous);
        if (isCall && !FUNCTIONS.containsKey(previous)) {
          return Optional.of(at(at, "calls " + previous + ", which rules do not support"));
        }
        open.push(new Call(isCall ? previous : ""));
      }
      case "case" -> open.push(new Call(""));
      case ")", "end" -> open.poll();
      case "," -> {
        Call call = open.peek();
        if (call != null && ++call.commas >= FUNCTIONS.getOrDefault(call.name, MAX_TOKENS)) {
          return Optional.of(at(at, "gives " + call.name + " too many arguments"));
        }
      }
      default -> {}
    }
    return open.size() + prefixes > MAX_DEPTH
        ? Optional.of(at(at, "is nested more than " + MAX_DEPTH + " levels deep"))
        : Optional.empty();
  }

  private static String at(int position, String problem) {
    return "at character %d it %s".formatted(position + 1, problem);
  }
}
