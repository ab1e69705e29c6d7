package org.hcim.psq.layer;

import java.util.Arrays;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The inputs of a convolution unfolded into rows (im2col): one row per channel and kernel position,
 * with one value per output position.
 */
record Unfolding(Shape from, Window window, Shape to) {

  /** The number of kernel positions. */
  int area() {
    return window.height() * window.width();
  }

  /**
   * Copies into a row the values of a channel that one kernel position reads.
   *
   * @param maps contains the channel's map, starting at {@code mapAt}
   * @param rowAt the index in the row at which the positions of the image start
   */
  void copy(int[] maps, int mapAt, int place, int[] row, int rowAt) {
    if (window.stride() == 1 && to.width() == from.width() && to.height() == from.height()) {
      copyShifted(maps, mapAt, place, row, rowAt);
      return;
    }
    int down = down(place);
    int right = right(place);
    for (int y = 0; y < to.height(); y++) {
      int fromY = y * window.stride() + down;
      for (int x = 0; x < to.width(); x++) {
        int fromX = x * window.stride() + right;
        boolean isInside =
            fromY >= 0 && fromY < from.height() && fromX >= 0 && fromX < from.width();
        row[rowAt + y * to.width() + x] = isInside ? maps[mapAt + fromY * from.width() + fromX] : 0;
      }
    }
  }

  /** Copies the whole map at once, then clears the values beyond the edges. */
  private void copyShifted(int[] maps, int mapAt, int place, int[] row, int rowAt) {
    int down = down(place);
    int right = right(place);
    int width = to.width();
    int shift = down * width + right;
    int first = Math.max(0, -shift);
    int end = Math.min(from.positions(), from.positions() - shift);
    System.arraycopy(maps, mapAt + first + shift, row, rowAt + first, end - first);
    for (int y = 0; y < to.height(); y++) {
      int line = rowAt + y * width;
      if (y + down < 0 || y + down >= from.height()) {
        Arrays.fill(row, line, line + width, 0);
      }
      for (int x = 0; x < -right; x++) {
        row[line + x] = 0;
      }
      for (int x = width - right; x < width; x++) {
        row[line + x] = 0;
      }
    }
  }

  private int down(int place) {
    return place / window.width() - window.padding();
  }

  private int right(int place) {
    return place % window.width() - window.padding();
  }
}
