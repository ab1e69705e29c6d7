package org.hcim.accelerator.design;

import java.util.Locale;

/** An alternative that is chosen by name; its key is the name in specs and tables. */
public interface Choice {

  /** The constant's Java name; every choice is an enum constant. */
  String name();

  /** The lower-case name used in specs and tables, such as {@code twos_complement}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A parameter's value as specs and tables write it: a choice by its key, a number as it is. */
  static Object written(Object value) {
    return value instanceof Choice choice ? choice.key() : value;
  }
}
