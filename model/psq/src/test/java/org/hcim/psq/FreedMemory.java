package org.hcim.psq;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Memory that Java has freed, taken again. */
public final class FreedMemory {

  /** The number of buffers that are taken. */
  public static final int BUFFERS = 20_000;

  private static final byte NUMBER = 0x55;

  private FreedMemory() {}

  /**
   * Frees the memory of unreachable buffers and takes it again with other numbers in it.
   *
   * @return the buffers, which the caller keeps while memory must stay taken
   */
  public static List<ByteBuffer> overwrite() {
    var buffers = new ArrayList<ByteBuffer>();
    for (int i = 0; i < BUFFERS; i++) {
      if (i % (BUFFERS / 4) == 0) {
        System.gc();
      }
      ByteBuffer buffer = ByteBuffer.allocateDirect(Float.BYTES);
      for (int at = 0; at < Float.BYTES; at++) {
        buffer.put(at, NUMBER);
      }
      buffers.add(buffer);
    }
    return buffers;
  }
}
