package org.hcim.jobs.cli;

/** Exit codes of the process; scripts rely on these numbers. */
public final class ExitCode {

  public static final int OK = 0;

  /** An unforeseen error. */
  public static final int INTERNAL = 1;

  /** The command line, a spec or a network is wrong. */
  public static final int USAGE = 2;

  /** More rows failed than allowed. */
  public static final int FAILURE_BUDGET = 3;

  /** A published number left its tolerance. */
  public static final int REGRESSION = 4;

  /** Results are damaged. */
  public static final int VERIFICATION = 5;

  /** The disk is full, or a quota is used up. */
  public static final int DISK_FULL = 6;

  /** A file system cannot be reached, or fails to read or write. */
  public static final int FILE_SYSTEM = 7;

  /** The process has too little memory or too small a stack. */
  public static final int MEMORY = 8;

  /** A spec trains networks, and the process has no PyTorch. */
  public static final int NO_ENGINE = 9;

  /** Another process writes the sweep. */
  public static final int LOCKED = 75;

  /** A query took longer than its limit; the code that timeout(1) gives. */
  public static final int TIME_LIMIT = 124;

  /** Stopped by the user; rerun the command to resume. */
  public static final int CANCELLED = 130;

  private ExitCode() {}
}
