package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of named tensors, with the training position at which they were saved. It is written to a
 * temporary file and renamed, so a reader finds a complete checkpoint or none.
 */
final class Checkpoint {

  private static final int MAGIC = 0x48434350; // "HCCP"
  private static final int VERSION = 1;
  private static final int MAX_TENSORS = 100_000;

  private final Place place;
  private final Map<String, Tensor> tensors;

  Checkpoint(Place place, Map<String, Tensor> tensors) {
    this.place = place;
    this.tensors = tensors;
  }

  /**
   * The position in a training run.
   *
   * @param epoch the current epoch, from 0
   * @param step the next step of the epoch, from 0
   * @param lossSum the sum of the losses of the epoch's images so far
   * @param correct the number of these images that were classified correctly
   * @param leastLoss the lowest mean loss of an epoch so far
   * @param stale epochs since the lowest loss
   */
  record Place(int epoch, int step, double lossSum, long correct, double leastLoss, int stale) {

    static final Place START = new Place(0, 0, 0, 0, Double.POSITIVE_INFINITY, 0);
  }

  /** Values with their shape; owned by the caller that created them. */
  static final class Tensor {

    private final long[] shape;
    private final float[] values;

    Tensor(long[] shape, float[] values) {
      this.shape = shape;
      this.values = values;
    }

    static Tensor of(NDArray array) {
      return new Tensor(array.getShape().getShape(), array.toFloatArray());
    }

    /** Copies the values into an array of the same shape. */
    void into(String name, NDArray array) {
      if (!array.getShape().equals(new Shape(shape))) {
        throw new TrainingException(
            name + " has shape " + new Shape(shape) + " and must have " + array.getShape());
      }
      array.set(FloatBuffer.wrap(values));
    }

    float[] values() {
      return values;
    }

    NDArray array(NDManager manager) {
      return manager.create(values, new Shape(shape));
    }
  }

  Place place() {
    return place;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  void write(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(place.epoch());
      out.writeInt(place.step());
      out.writeDouble(place.lossSum());
      out.writeLong(place.correct());
      out.writeDouble(place.leastLoss());
      out.writeInt(place.stale());
      out.writeInt(tensors.size());
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        write(entry.getKey(), entry.getValue(), out);
      }
    }
    try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    StageFiles.moveInto(beside, file);
  }

  /** Reads only the position. */
  static Place readPlace(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return place(in, file);
    }
  }

  static Checkpoint read(Path file) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      Place place = place(in, file);
      int count = in.readInt();
      if (count < 0 || count > MAX_TENSORS) {
        throw new TrainingException(file + " has " + count + " tensors: it is damaged");
      }
      var tensors = new LinkedHashMap<String, Tensor>();
      for (int i = 0; i < count; i++) {
        tensors.put(in.readUTF(), tensor(in));
      }
      return new Checkpoint(place, tensors);
    }
  }

  private static Place place(DataInputStream in, Path file) throws IOException {
    if (in.readInt() != MAGIC || in.readInt() != VERSION) {
      throw new TrainingException(file + " is not a checkpoint of version " + VERSION);
    }
    return new Place(
        in.readInt(), in.readInt(), in.readDouble(), in.readLong(), in.readDouble(), in.readInt());
  }

  private static void write(String name, Tensor tensor, DataOutputStream out) throws IOException {
    out.writeUTF(name);
    out.writeInt(tensor.shape.length);
    for (long size : tensor.shape) {
      out.writeLong(size);
    }
    for (float value : tensor.values) {
      out.writeFloat(value);
    }
  }

  private static Tensor tensor(DataInputStream in) throws IOException {
    var shape = new long[in.readInt()];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = in.readLong();
      size = Math.multiplyExact(size, shape[i]);
    }
    var values = new float[Math.toIntExact(size)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return new Tensor(shape, values);
  }
}
