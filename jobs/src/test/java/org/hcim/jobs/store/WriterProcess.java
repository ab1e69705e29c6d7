package org.hcim.jobs.store;

import java.io.IOException;

/** A process that opens the toy sweep and holds it until its input ends. */
final class WriterProcess {

  static final int LOCKED = 75;

  private WriterProcess() {}

  public static void main(String[] arguments) throws IOException {
    int exit = 0;
    try (var store = ToySweep.open(arguments[0])) {
      System.out.println("holding " + store.pending().size());
      while (System.in.read() >= 0) {
        // until the test lets go
      }
    } catch (StoreException.Locked e) {
      System.out.println(e.getMessage());
      exit = LOCKED;
    }
    System.exit(exit);
  }
}
