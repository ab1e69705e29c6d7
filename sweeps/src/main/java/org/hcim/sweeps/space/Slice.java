package org.hcim.sweeps.space;

/**
 * A contiguous range of a space's point numbers.
 *
 * @param from the first number
 * @param to the first number after the slice
 */
public record Slice(long from, long to) {

  /**
   * Parses {@code --slice i/n}; the slices differ in size by at most one.
   *
   * @param text such as {@code 2/8}: the second of eight parts
   * @param size the number of points in the whole space
   */
  public static Slice parse(String text, long size) {
    if (!text.matches("[0-9]{1,9}/[0-9]{1,9}")) {
      throw new IllegalArgumentException("slice (" + text + ") must be i/n, such as 2/8");
    }
    long part = Long.parseLong(text.substring(0, text.indexOf('/')));
    long parts = Long.parseLong(text.substring(text.indexOf('/') + 1));
    if (part < 1 || part > parts) {
      throw new IllegalArgumentException("slice (" + text + ") must have 1 <= i <= n");
    }
    return new Slice(start(part - 1, parts, size), start(part, parts, size));
  }

  /**
   * Parses {@code --slice i/n} of a space, where i must be a part with points.
   *
   * @param text such as {@code 2/8}: the second of eight parts
   * @param size the number of points in the whole space
   */
  public static Slice parseNonEmpty(String text, long size) {
    Slice slice = parse(text, size);
    if (slice.size() == 0) {
      throw new IllegalArgumentException(
          "slice (%s) must contain a point: the space has %d, so i must be at most %d"
              .formatted(text, size, size));
    }
    return slice;
  }

  /** The number of points. */
  public long size() {
    return to - from;
  }

  private static long start(long part, long parts, long size) {
    return part * (size / parts) + Math.min(part, size % parts);
  }
}
