package org.hcim.jobs.cli;

/** Exit codes of the process; scripts rely on these numbers. */
public final class ExitCode {

  public static final int OK = 0;

  /** An internal error. */
  public static final int INTERNAL = 1;

  /** The command line, a spec or a network is invalid. */
  public static final int USAGE = 2;

  /** More rows failed than allowed, or no row of a sweep has a result. */
  public static final int FAILURE_BUDGET = 3;

  /** A published number is outside its tolerance. */
  public static final int REGRESSION = 4;

  /** Results are damaged. */
  public static final int VERIFICATION = 5;

  /** The disk is full, or a quota is exhausted. */
  public static final int DISK_FULL = 6;

  /** A file system is unreachable, or a read or write failed. */
  public static final int FILE_SYSTEM = 7;

  /** The process ran out of memory or stack. */
  public static final int MEMORY = 8;

  /** A spec trains networks but the process has no PyTorch. */
  public static final int NO_ENGINE = 9;

  /** Another process holds the sweep's lock. */
  public static final int LOCKED = 75;

  /** A query exceeded its time limit; same code as timeout(1). */
  public static final int TIME_LIMIT = 124;

  /** Stopped by the user; rerun the command to resume. */
  public static final int CANCELLED = 130;

  private ExitCode() {}
}
