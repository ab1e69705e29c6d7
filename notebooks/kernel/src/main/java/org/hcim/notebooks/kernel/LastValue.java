package org.hcim.notebooks.kernel;

/** Carries a value from a cell to the kernel; JShell itself tells only its text. */
public final class LastValue {

  private static Object value;

  private LastValue() {}

  /** Called by the shell, in the cell's name. */
  public static synchronized void keep(Object kept) {
    value = kept;
  }

  static synchronized Object take() {
    Object taken = value;
    value = null;
    return taken;
  }
}
