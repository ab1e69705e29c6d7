package org.hcim.jobs.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The kind of Java process in which the launcher runs a command; without this annotation, Spark's.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface RunsIn {

  /** The kind of process. */
  Kind value();

  /** An option and its value that require Spark's process, such as {@code --engine spark}. */
  String exceptWith() default "";

  /** Kinds of Java processes. */
  enum Kind {
    /** Starts fast; for commands that only print. */
    LIGHT,
    /** Has Spark's JVM flags and heap size. */
    SPARK,
    /** The Spark process with PyTorch on the class path. */
    TORCH
  }
}
