package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns that a rule or a condition on rows names, in the subset of SQL of {@link RuleSyntax}.
 * A word before a parenthesis is an operator, a function or a type.
 */
public final class RuleNames {

  /** Words that are neither operators of {@link RuleSyntax} nor names. */
  private static final Set<String> OTHER_WORDS =
      Set.of("as", "end", "escape", "false", "ilike", "null", "true", "unknown");

  private static final String TYPE_FOLLOWS = "as";

  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*'|\\d[\\w.]*|`(?<quoted>[^`]+)`|(?<word>[A-Za-z_]\\w*)(?<call>\\s*\\()?");

  private RuleNames() {}

  /** The names in lower case, in alphabetical order. */
  public static List<String> of(String rule) {
    Set<String> names = new TreeSet<>();
    Matcher token = TOKEN.matcher(rule);
    String previous = "";
    while (token.find()) {
      String word = token.group("word") == null ? "" : token.group("word").toLowerCase(Locale.ROOT);
      if (token.group("quoted") != null) {
        names.add(token.group("quoted").toLowerCase(Locale.ROOT));
      } else if (token.group("call") == null && !isOfTheLanguage(word, previous)) {
        names.add(word);
      }
      previous = word;
    }
    return List.copyOf(names);
  }

  private static boolean isOfTheLanguage(String word, String previous) {
    return word.isEmpty()
        || RuleSyntax.OPERATORS.contains(word)
        || OTHER_WORDS.contains(word)
        || previous.equals(TYPE_FOLLOWS);
  }
}
