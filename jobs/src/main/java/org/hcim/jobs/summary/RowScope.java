package org.hcim.jobs.summary;

import java.util.Locale;
import java.util.Objects;

/**
 * The designs of a spec whose rows a table contains: all, or those that a command kept.
 *
 * @param words the kept designs in words; empty for all designs
 */
public record RowScope(String words) {

  /** All designs of the spec. */
  public static final RowScope ALL = new RowScope("");

  public RowScope {
    Objects.requireNonNull(words, "words");
  }

  /** Returns whether the rows are those of all designs. */
  public boolean isAll() {
    return words.isEmpty();
  }

  /** The phrase that restricts a superlative to the kept designs; empty for all designs. */
  public String of() {
    return isAll() ? "" : " of the kept designs";
  }

  /** A sentence restricted to the kept designs; names such as HCiM keep their capitals. */
  public String among(String sentence) {
    if (isAll()) {
      return sentence;
    }
    boolean isName = Character.isUpperCase(sentence.charAt(1));
    String first = sentence.substring(0, 1);
    return "Among the kept designs: "
        + (isName ? first : first.toLowerCase(Locale.ROOT))
        + sentence.substring(1);
  }

  /** One sentence on the kept designs; empty for all designs. */
  public String note() {
    return isAll()
        ? ""
        : "The rows are only those of %s. Comparisons are between these designs.".formatted(words);
  }
}
