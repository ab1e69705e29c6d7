package org.hcim.psq.layer;

import java.util.Arrays;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The inputs of a convolution as rows: one for each channel and place of the kernel, with a number
 * for each position of the result.
 */
record Unfolding(Shape from, Window window, Shape to) {

  /** Places of the kernel. */
  int area() {
    return window.height() * window.width();
  }

  /**
   * Copies the values that one place of the kernel reads of a channel into a row.
   *
   * @param maps with the channel's map at {@code mapAt}
   * @param rowAt where the positions of the image begin
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

  /** The whole map in one piece; values beyond the edges are cleared afterwards. */
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
