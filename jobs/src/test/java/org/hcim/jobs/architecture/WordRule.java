package org.hcim.jobs.architecture;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A phrase or spelling that the product does not use.
 *
 * @param banned found anywhere in a file
 * @param instead the words to use
 */
record WordRule(Pattern banned, String instead) {

  /** Rules of {@code docs/glossary.md} and of the style that CONTRIBUTING.md describes. */
  static final List<WordRule> ALL =
      List.of(
          text(
              "behaviour|(?<!-)colour|neighbour|favour(?!ites)|honour|artefact|whilst|learnt|amongst"
                  + "|(?:normal|optim|quant|serial|synchron|initial|final|recogn|util|minim|maxim"
                  + "|general|summar|organ|categor|parallel|random|special|visual)is(?:e|ed|es|er"
                  + "|ers|ing|ation|ations)|analys(?:ed|ing)|(?:label|model|travel|signal)l(?:ed|ing)"
                  + "|centre|metre|licence",
              "American spelling: behavior, normalize, labeled, center"),
          text(
              "(?<!there )(?:is|are) no (?:file|table|sweep|network|path|number|folder|mapping|parameter|option"
                  + "|directory|power of two|night)",
              "is not a ..., or: no ... of this name"),
          text("holds? no", "contains no"),
          text("\\| ?what for", "purpose"),
          text("(?:is|are) not said|must be said|says? nothing", "default, required"),
          text("is there twice", "appears twice"),
          text("(?:a|last|good|first|each|earlier|every) nights?(?!ly)|night's", "nightly run"),
          text("no other beats|no design beats", "Pareto-optimal designs"),
          text("least EDAP", "lowest EDAP; lowest-EDAP design per readout type"),
          text("(?:bit|word) lines?", "bitline, wordline"),
          text("every so many|of so many|over so many", "a number of ..., per ..."),
          text("take turns", "share one ... (time-multiplexed)"),
          text("(?:same|the) command continues", "rerun the command to resume"),
          text("left to do", "remaining"),
          text("how far each is", "progress of each"),
          text("frontier is asked for", "the frontier query differs from the baseline's"),
          text("may stray|cells stray|crossbars stray", "variation, analog non-idealities"),
          text("held within", "clamped to"),
          text(
              "one (?:line|row|class|column|entry|point|field|file|task) an? [a-z]+",
              "one row per point"),
          java("(?:MOST|LEAST|LONGEST|SHORTEST|FEWEST)_[A-Z]\\w*", "MAX_..., MIN_..."),
          java(
              "/\\*\\*\\s*(?:\\*\\s*)?(?:Tells|Says|Hears)\\b.*",
              "a doc comment names the action: prints, reports, returns"),
          java(
              "/\\*\\*\\s*(?:\\*\\s*)?(?:What|How|Where|Whether|Which)\\b.*",
              "a doc comment begins with a noun phrase or a verb"));

  private static WordRule text(String words, String instead) {
    return new WordRule(
        Pattern.compile("(?<![\\w])(?:" + words + ")(?![\\w])", Pattern.CASE_INSENSITIVE), instead);
  }

  private static WordRule java(String pattern, String instead) {
    return new WordRule(Pattern.compile(pattern), instead);
  }

  /** The lines of a text that break the rule, each as {@code file:line: found; instead}. */
  Stream<String> broken(String file, String text) {
    return banned
        .matcher(text)
        .results()
        .map(
            found ->
                "%s:%d: %s; write: %s"
                    .formatted(file, line(text, found.start()), quoted(found.group()), instead));
  }

  private static long line(String text, int index) {
    return 1 + text.substring(0, index).chars().filter(c -> c == '\n').count();
  }

  private static String quoted(String found) {
    Matcher space = Pattern.compile("[\\s*/]+").matcher(found);
    return '"' + space.replaceAll(" ").strip() + '"';
  }
}
