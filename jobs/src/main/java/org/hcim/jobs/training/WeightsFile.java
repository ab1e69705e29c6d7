package org.hcim.jobs.training;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights of a stage in the trainer's format, from which another stage may start. */
final class WeightsFile {

  private static final String NAME = "weights.bin";
  private static final int MAGIC = 0x48434350; // "HCCP"
  private static final int VERSION = 1;

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** The numbers of a parameter. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tensor(long[] shape, float[] values) {}

  /** Adds a parameter. */
  void add(String name, float[] values, long... shape) {
    tensors.put(name, new Tensor(shape, values));
  }

  /** Adds a parameter of one number. */
  void add(String name, double value) {
    add(name, new float[] {(float) value}, 1);
  }

  /** Writes the file atomically. */
  void write(Path stage) throws IOException {
    Files.createDirectories(stage);
    Path beside = stage.resolve(NAME + "." + ProcessHandle.current().pid());
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      beginning(out);
      out.writeInt(tensors.size());
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        out.writeUTF(entry.getKey());
        write(entry.getValue(), out);
      }
    }
    Files.move(
        beside,
        stage.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The position of a training before its first step. */
  private static void beginning(DataOutputStream out) throws IOException {
    out.writeInt(0); // epoch
    out.writeInt(0); // step
    out.writeDouble(0); // sum of losses
    out.writeLong(0); // correct images
    out.writeDouble(Double.POSITIVE_INFINITY); // least loss
    out.writeInt(0); // epochs since then
  }

  private static void write(Tensor tensor, DataOutputStream out) throws IOException {
    out.writeInt(tensor.shape().length);
    for (long size : tensor.shape()) {
      out.writeLong(size);
    }
    for (float value : tensor.values()) {
      out.writeFloat(value);
    }
  }
}
