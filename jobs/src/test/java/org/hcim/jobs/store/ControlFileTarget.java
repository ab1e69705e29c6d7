package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** The reader of control files, for the fuzzer. */
public final class ControlFileTarget {

  private static final List<Class<?>> TYPES =
      List.of(
          CommitRecord.class,
          Completion.class,
          Run.class,
          LockHolder.class,
          Descriptions.Pointer.class,
          TableSource.class);

  private ControlFileTarget() {}

  /** Reads a file as each kind, with its own checksum and with a right one. */
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] sealed = Seal.on(new String(input, UTF_8));
    for (Class<?> type : TYPES) {
      read(input, type);
      read(sealed, type);
    }
  }

  private static void read(byte[] file, Class<?> type) {
    try {
      Json.read("fuzzed.json", file, type);
    } catch (StoreException.Damaged e) {
      // refused
    }
  }
}
