package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.hcim.simulator.crossbar.PackedInputs;
import org.hcim.simulator.crossbar.StreamFields;

/**
 * Activation codes in the layout of the kernel; a block contains whole images. They are in buffers
 * of the thread, so that only the last maps of a thread are valid, and {@link #first copies}.
 */
final class PackedMaps implements PackedInputs {

  /**
   * Positions per block: few enough for a block's rows to fit in the L2 cache, enough for long
   * loops.
   */
  private static final int BLOCK_POSITIONS = 1024;

  private final Unfolding unfolding;
  private final int images;
  private final int[][] words;

  private PackedMaps(Unfolding unfolding, int images, int[][] words) {
    this.unfolding = unfolding;
    this.images = images;
    this.words = words;
  }

  /** Packs integer maps: images x channels x height x width. */
  static PackedMaps of(NDArray maps, Unfolding unfolding, StreamFields fields) {
    FloatBuffer codes = maps.toByteBuffer(true).asFloatBuffer();
    int count = codes.remaining();
    var words = new int[fields.words()][];
    var tables = new int[words.length][];
    for (int word = 0; word < words.length; word++) {
      words[word] = HostBuffers.ofThread().words(word, count);
      tables[word] = fields.table(word);
    }
    int size = unfolding.from().positions();
    var map = new float[size];
    for (int at = 0; at < count; at += size) {
      codes.get(map);
      for (int word = 0; word < words.length; word++) {
        pack(map, tables[word], words[word], at);
      }
    }
    return new PackedMaps(unfolding, (int) maps.getShape().get(0), words);
  }

  private static void pack(float[] codes, int[] table, int[] to, int at) {
    for (int i = 0; i < codes.length; i++) {
      to[at + i] = table[(int) codes[i]];
    }
  }

  /** Copies the leading blocks that contain at least this many images. */
  PackedMaps first(int wanted) {
    int copied = Math.min(images, blocksOf(wanted) * blockImages());
    var copies = new int[words.length][];
    for (int word = 0; word < copies.length; word++) {
      copies[word] = Arrays.copyOf(words[word], copied * (int) unfolding.from().elements());
    }
    return new PackedMaps(unfolding, copied, copies);
  }

  int images() {
    return images;
  }

  /** The number of images in a full block. */
  int blockImages() {
    return Math.max(1, BLOCK_POSITIONS / unfolding.to().positions());
  }

  /** The number of images in one block. */
  int imagesIn(int block) {
    return Math.min(blockImages(), images - block * blockImages());
  }

  private int blocksOf(int wanted) {
    return (Math.min(images, wanted) + blockImages() - 1) / blockImages();
  }

  @Override
  public int blocks() {
    return blocksOf(images);
  }

  @Override
  public int positions(int block) {
    return imagesIn(block) * unfolding.to().positions();
  }

  @Override
  public void load(int block, int word, int firstInput, int endInput, int[][] rows) {
    int area = unfolding.area();
    int channels = unfolding.from().channels();
    for (int i = 0; i < imagesIn(block); i++) {
      int image = block * blockImages() + i;
      int rowAt = i * unfolding.to().positions();
      for (int input = firstInput; input < endInput; input++) {
        int mapAt = (image * channels + input / area) * unfolding.from().positions();
        unfolding.copy(words[word], mapAt, input % area, rows[input - firstInput], rowAt);
      }
    }
  }
}
