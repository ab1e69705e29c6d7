package org.hcim.notebooks.kernel;

/** Passes a value from a cell to the kernel; JShell itself gives only its text. */
public final class LastValue {

  private static Object value;

  private LastValue() {}

  /** Called by the shell on behalf of the cell. */
  public static synchronized void keep(Object kept) {
    value = kept;
  }

  static synchronized Object take() {
    Object taken = value;
    value = null;
    return taken;
  }
}
