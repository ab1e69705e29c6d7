package org.hcim.sweeps.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of SQL that a rule may use: arithmetic, comparison, logic, CASE and a few functions of
 * numbers. A rule is evaluated for every design and may come from somebody else: other functions
 * could need any amount of memory, read the machine, or answer differently tomorrow, and deep
 * nesting overflows the stack of the parser.
 */
final class RuleSyntax {

  static final int MAX_LENGTH = 2_000;
  static final int MAX_DEPTH = 32;
  static final int MAX_TOKENS = 500;

  /** Functions with the largest number of their arguments. */
  private static final Map<String, Integer> FUNCTIONS = functions();

  /** Words that may stand before a parenthesis and are no functions. */
  private static final Set<String> OPERATORS =
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

  /** An open parenthesis; {@code commas} and {@code name} are of the function before it. */
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

  /** The first reason not to hand a rule to Spark; empty when there is none. */
  static Optional<String> problem(String rule) {
    return rule.length() > MAX_LENGTH
        ? Optional.of("has %d characters, more than %d".formatted(rule.length(), MAX_LENGTH))
        : new RuleSyntax(rule).firstProblem();
  }

  /** The accepted functions, for messages. */
  static String accepted() {
    return "arithmetic, comparisons, AND, OR, NOT, IN, BETWEEN, LIKE, IS NULL, CASE, CAST and "
        + String.join(
            ", ", FUNCTIONS.keySet().stream().filter(name -> !name.endsWith("cast")).toList());
  }

  private static Map<String, Integer> functions() {
    Map<String, Integer> functions = new TreeMap<>();
    for (String name : "abs ceil ceiling floor sign sqrt ln log10 log2 exp round".split(" ")) {
      functions.put(name, 1); // round has no second argument: its digits cost memory
    }
    for (String name : "cast try_cast isnull isnotnull".split(" ")) {
      functions.put(name, 1);
    }
    for (String name : "log mod pmod pow power nullif ifnull nvl".split(" ")) {
      functions.put(name, 2);
    }
    functions.put("if", 3);
    for (String name : "least greatest coalesce".split(" ")) {
      functions.put(name, MAX_TOKENS);
    }
    return functions;
  }

  private Optional<String> firstProblem() {
    Matcher token = TOKEN.matcher(rule);
    int at = 0;
    while (at < rule.length()) {
      if (!token.region(at, rule.length()).lookingAt()) {
        return Optional.of(at(at, "has a character that rules do not use: " + rule.charAt(at)));
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

  private Optional<String> problem(Matcher token, int at) {
    String text = token.group().toLowerCase(Locale.ROOT);
    if (token.group("comment") != null) {
      return Optional.of(at(at, "contains a comment"));
    }
    if (++tokens > MAX_TOKENS) {
      return Optional.of(at(at, "has more than " + MAX_TOKENS + " words and signs"));
    }
    prefixes = PREFIXES.contains(text) ? prefixes + 1 : 0;
    Optional<String> problem = nested(text, at);
    previous = token.group("text") != null || token.group("name") != null ? "" : text;
    return problem;
  }

  private Optional<String> nested(String text, int at) {
    switch (text) {
      case "(" -> {
        boolean isCall = previous.matches("[a-z_].*") && !OPERATORS.contains(previous);
        if (isCall && !FUNCTIONS.containsKey(previous)) {
          return Optional.of(at(at, "calls " + previous + ", which rules do not have"));
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
