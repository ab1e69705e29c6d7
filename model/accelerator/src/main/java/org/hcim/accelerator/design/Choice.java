package org.hcim.accelerator.design;

import java.util.Locale;

/** A named alternative; its key is the name in specs and tables. */
public interface Choice {

  /** The constant's Java name; every choice is an enum constant. */
  String name();

  /** The lower-case name used in specs and tables, such as {@code twos_complement}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A parameter's value as written in specs and tables: the key of a choice, or an unchanged
   * number.
   */
  static Object written(Object value) {
    return value instanceof Choice choice ? choice.key() : value;
  }
}
