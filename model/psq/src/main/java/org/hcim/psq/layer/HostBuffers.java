package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hcim.simulator.crossbar.PartialSumKernel;

/** The buffers of one thread outside the engine, reused to keep memory use constant. */
final class HostBuffers {

  private static final ThreadLocal<HostBuffers> OWN = ThreadLocal.withInitial(HostBuffers::new);

  private final PartialSumKernel.Buffers kernel = new PartialSumKernel.Buffers();
  private final List<ByteBuffer> arrays = new ArrayList<>();
  private final List<int[]> words = new ArrayList<>();

  private HostBuffers() {}

  /** The calling thread's buffers. */
  static HostBuffers ofThread() {
    return OWN.get();
  }

  PartialSumKernel.Buffers kernel() {
    return kernel;
  }

  /** Returns memory for the values of an array, valid until the next call with this index. */
  FloatBuffer floats(int index, Shape shape) {
    int bytes = Math.multiplyExact(Math.toIntExact(shape.size()), Float.BYTES);
    while (arrays.size() <= index) {
      arrays.add(ByteBuffer.allocateDirect(0));
    }
    if (arrays.get(index).capacity() < bytes) {
      arrays.set(index, ByteBuffer.allocateDirect(bytes));
    }
    return part(index, bytes).asFloatBuffer();
  }

  /** Copies the values in {@link #floats} into a new array of the engine. */
  NDArray array(NDManager manager, int index, Shape shape) {
    ByteBuffer part = part(index, Math.toIntExact(shape.size()) * Float.BYTES);
    try (NDArray alias = manager.create(part, shape, DataType.FLOAT32)) {
      return alias.duplicate();
    }
  }

  private ByteBuffer part(int index, int bytes) {
    return arrays.get(index).slice(0, bytes).order(ByteOrder.nativeOrder());
  }

  /**
   * Returns an array of at least {@code count} words, valid until the next call with this index.
   */
  int[] words(int index, int count) {
    while (words.size() <= index) {
      words.add(new int[0]);
    }
    if (words.get(index).length < count) {
      words.set(index, new int[count]);
    }
    return words.get(index);
  }
}
