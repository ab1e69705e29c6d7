package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Signed integers with as few bits as the widest of them needs: a byte with that number of bits,
 * then the integers in two's complement, highest bit first, without gaps; the last byte ends in
 * zeros.
 */
final class PackedIntegers {

  private static final int LAST_UNPACKED_VERSION = 2;

  private PackedIntegers() {}

  static void write(int[] integers, DataOutputStream to) throws IOException {
    int bits = 1;
    for (int each : integers) {
      bits = Math.max(bits, bits(each));
    }
    to.writeByte(bits);
    long pending = 0;
    int pendingBits = 0;
    for (int each : integers) {
      pending = (pending << bits) | (each & ((1L << bits) - 1));
      pendingBits += bits;
      while (pendingBits >= Byte.SIZE) {
        pendingBits -= Byte.SIZE;
        to.writeByte((int) (pending >> pendingBits));
      }
    }
    if (pendingBits > 0) {
      to.writeByte((int) (pending << (Byte.SIZE - pendingBits)));
    }
  }

  /** The number of bits of an integer in two's complement. */
  private static int bits(int integer) {
    return Integer.SIZE + 1 - Integer.numberOfLeadingZeros(integer < 0 ? ~integer : integer);
  }

  /**
   * Returns a reader of all integers that a section has left. Files up to version 2 have integers
   * of {@code mostBits} and no byte that says so.
   *
   * @param what the integers, for messages
   * @param mostBits bits of the widest integers that are accepted
   */
  static Reader reader(String what, int count, int mostBits, int version, DataInputStream in)
      throws IOException {
    int bits = version > LAST_UNPACKED_VERSION ? in.readUnsignedByte() : mostBits;
    check(
        bits >= 1 && bits <= mostBits,
        "bits (%d) of %s must be from 1 to %d",
        bits,
        what,
        mostBits);
    check(
        ((long) count * bits + Byte.SIZE - 1) / Byte.SIZE == in.available(),
        "%s (%d bytes) must be %d of %d bits",
        what,
        in.available(),
        count,
        bits);
    return new Reader(bits, in);
  }

  /** Reads integers one by one. */
  static final class Reader {

    private final int bits;
    private final DataInputStream in;
    private long pending;
    private int pendingBits;

    private Reader(int bits, DataInputStream in) {
      this.bits = bits;
      this.in = in;
    }

    int next() throws IOException {
      while (pendingBits < bits) {
        pending = (pending << Byte.SIZE) | in.readUnsignedByte();
        pendingBits += Byte.SIZE;
      }
      pendingBits -= bits;
      int unused = Long.SIZE - bits;
      return (int) (pending >> pendingBits << unused >> unused);
    }
  }
}
