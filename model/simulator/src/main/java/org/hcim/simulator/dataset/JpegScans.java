package org.hcim.simulator.dataset;

/**
 * The scans of a JPEG file. A progressive image is decoded once per scan, and a scan that changes
 * nothing takes a few bytes, so a small file could take hours to decode.
 */
final class JpegScans {

  private static final int MARK = 0xff;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  private final byte[] file;
  private int at = 2;

  private JpegScans(byte[] file) {
    this.file = file;
  }

  /** Returns whether a file is a JPEG file. */
  static boolean isJpeg(byte[] file) {
    return file.length > 2 && unsigned(file, 0) == MARK && unsigned(file, 1) == START_OF_IMAGE;
  }

  /** Counts the scans that a decoder would find; skips bytes that are not markers. */
  static int count(byte[] file) {
    var scans = new JpegScans(file);
    int count = 0;
    for (int marker = scans.next(); marker >= 0 && marker != END_OF_IMAGE; marker = scans.next()) {
      count += marker == START_OF_SCAN ? 1 : 0;
      scans.skip(marker);
    }
    return count;
  }

  /**
   * Returns the next marker, which follows an FF and is neither filler nor data; -1 at the end of
   * the file.
   */
  private int next() {
    while (at + 1 < file.length) {
      int code = unsigned(file, at) == MARK ? unsigned(file, at + 1) : 0;
      at++;
      if (code != 0 && code != MARK) {
        at++;
        return code;
      }
    }
    return -1;
  }

  /** Skips a segment; its length includes its own two bytes, and some markers have none. */
  private void skip(int marker) {
    boolean isAlone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (!isAlone && at + 1 < file.length) {
      at += Math.max(2, unsigned(file, at) << 8 | unsigned(file, at + 1));
    }
  }

  private static int unsigned(byte[] bytes, int index) {
    return Byte.toUnsignedInt(bytes[index]);
  }
}
