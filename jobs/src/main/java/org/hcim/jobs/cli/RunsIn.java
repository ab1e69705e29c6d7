package org.hcim.jobs.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The Java process that the launcher starts for a command; without it, Spark's. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface RunsIn {

  /** The kind of process. */
  Kind value();

  /** An option and its value that make it Spark's process, such as {@code --engine spark}. */
  String exceptWith() default "";

  /** Kinds of Java processes. */
  enum Kind {
    /** Starts quickly: for commands that only print. */
    LIGHT,
    /** Has the flags and the heap of Spark. */
    SPARK,
    /** Spark's with PyTorch on the class path. */
    TORCH
  }
}
