package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hcim.simulator.crossbar.PartialSumKernel;

/** The buffers of one thread outside the engine, reused to keep memory use constant. */
final class HostBuffers {

  private static final ThreadLocal<HostBuffers> OWN = ThreadLocal.withInitial(HostBuffers::new);

  private final PartialSumKernel.Buffers kernel = new PartialSumKernel.Buffers();
  private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

  private HostBuffers() {}

  /** The calling thread's buffers. */
  static HostBuffers ofThread() {
    return OWN.get();
  }

  PartialSumKernel.Buffers kernel() {
    return kernel;
  }

  /** Copies values into a new array of the engine. */
  NDArray array(NDManager manager, float[] from, Shape shape) {
    int count = Math.toIntExact(shape.size());
    if (bytes.capacity() < count * Float.BYTES) {
      bytes = ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
    }
    ByteBuffer part = bytes.duplicate().order(ByteOrder.nativeOrder());
    part.limit(count * Float.BYTES);
    part.asFloatBuffer().put(from, 0, count);
    try (NDArray alias = manager.create(part, shape, DataType.FLOAT32)) {
      return alias.duplicate();
    }
  }
}
