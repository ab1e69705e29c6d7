package org.hcim.simulator.inference;

import java.util.Arrays;
import org.hcim.simulator.crossbar.Inputs;

/** The input vectors of a convolution: the kernel's window in each channel, row by row. */
final class Patches implements Inputs {

  private final FeatureMaps maps;
  private final Window window;
  private final Shape output;
  private final int firstChannel;

  /**
   * Creates the patches of one group.
   *
   * @param output shape of the result
   * @param firstChannel first channel of the group
   */
  Patches(FeatureMaps maps, Window window, Shape output, int firstChannel) {
    this.maps = maps;
    this.window = window;
    this.output = output;
    this.firstChannel = firstChannel;
  }

  @Override
  public int positions() {
    return maps.images() * output.height() * output.width();
  }

  @Override
  public void copy(int input, int firstPosition, int count, byte[] to) {
    int channel = firstChannel + input / window.area();
    int kernelY = input % window.area() / window.width();
    int kernelX = input % window.width();
    int done = 0;
    while (done < count) {
      int position = firstPosition + done;
      int row = position / output.width();
      int x = position % output.width();
      int run = Math.min(count - done, output.width() - x);
      int y = row % output.height() * window.stride() + kernelY - window.padding();
      int firstX = x * window.stride() + kernelX - window.padding();
      if (y < 0 || y >= maps.height()) {
        Arrays.fill(to, done, done + run, (byte) 0);
      } else {
        copyRow(maps.row(channel, row / output.height(), y), firstX, run, to, done);
      }
      done += run;
    }
  }

  private void copyRow(int row, int firstX, int run, byte[] to, int at) {
    if (window.stride() != 1) {
      for (int i = 0; i < run; i++) {
        int x = firstX + i * window.stride();
        to[at + i] = x >= 0 && x < maps.width() ? maps.held()[row + x] : 0;
      }
      return;
    }
    int before = Math.min(run, Math.max(0, -firstX));
    int after = Math.min(run - before, Math.max(0, firstX + run - maps.width()));
    Arrays.fill(to, at, at + before, (byte) 0);
    System.arraycopy(maps.held(), row + firstX + before, to, at + before, run - before - after);
    Arrays.fill(to, at + run - after, at + run, (byte) 0);
  }
}
