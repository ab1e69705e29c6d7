package org.hcim.jobs.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * One row in canonical form, as 64-bit words: a bitmap of the null columns, then for every other
 * column in order either a number's word (the bits of a double, with -0.0 as 0.0) or a string's
 * length and its UTF-8 bytes. Reused for each row; not thread-safe.
 */
final class RowWords {

  private static final long SEED = 0x4843694d; // "HCiM"

  private final int bitmapWords;
  private long[] words = new long[256];
  private int size;
  private int column;

  RowWords(int columns) {
    bitmapWords = (columns + Long.SIZE - 1) / Long.SIZE;
  }

  void start() {
    Arrays.fill(words, 0, bitmapWords, 0);
    size = bitmapWords;
    column = 0;
  }

  void putNull() {
    words[column >> 6] |= 1L << column;
    column++;
  }

  void putLong(long value) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = value;
    column++;
  }

  void putDouble(double value) {
    putLong(value == 0.0 ? 0L : Double.doubleToLongBits(value));
  }

  /** Appends a string packed by {@link #pack}. */
  void putText(long[] packed) {
    int end = size + packed.length;
    if (end > words.length) {
      words = Arrays.copyOf(words, 2 * end);
    }
    System.arraycopy(packed, 0, words, size, packed.length);
    size = end;
    column++;
  }

  /** A string's length in bytes, then its bytes, eight per word. */
  static long[] pack(byte[] utf8) {
    var padded = Arrays.copyOf(utf8, (utf8.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES);
    long[] packed = new long[1 + padded.length / Long.BYTES];
    packed[0] = utf8.length;
    ByteBuffer.wrap(padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(packed, 1, packed.length - 1);
    return packed;
  }

  /** The row's hash: the lower and the upper 64 bits. */
  long[] hash() {
    return MurmurHash3.hash(words, 0, size, SEED);
  }
}
