package org.hcim.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Times moocore (C, called from Python) on the frontier of the same points, in the same run. */
final class MoocoreTimes {

  private static final String SCRIPT = "jobs/benchmarks/src/main/python/moocore_times.py";

  private final String python;

  /**
   * Uses an interpreter that has moocore and numpy.
   *
   * @param python a program, such as {@code venv/bin/python}
   */
  MoocoreTimes(String python) {
    this.python = python;
  }

  /**
   * The median CPU time of several single-threaded repetitions.
   *
   * @param size expected number of points on the frontier
   * @return CPU seconds
   * @throws IllegalStateException if the frontier has another size
   */
  double cpuS(double[][] columns, int size, int repetitions) throws IOException {
    Path file = Files.createTempFile("points", ".bin");
    try {
      write(columns, file);
      String[] output = output(file, columns.length, repetitions).split(" ", -1);
      if (Integer.parseInt(output[0]) != size) {
        throw new IllegalStateException(
            "moocore found a frontier of %s points, ours has %d".formatted(output[0], size));
      }
      return Double.parseDouble(output[1]);
    } finally {
      Files.delete(file);
    }
  }

  private static void write(double[][] columns, Path file) throws IOException {
    var point = ByteBuffer.allocate(Double.BYTES * columns.length).order(ByteOrder.LITTLE_ENDIAN);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int i = 0; i < columns[0].length; i++) {
        point.clear();
        for (double[] column : columns) {
          point.putDouble(column[i]);
        }
        out.write(point.array());
      }
    }
  }

  private String output(Path file, int objectives, int repetitions) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    python,
                    SCRIPT,
                    file.toString(),
                    Integer.toString(objectives),
                    Integer.toString(repetitions)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream stream = process.getInputStream()) {
      var output = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (output.isEmpty()) {
        throw new IOException(python + " " + SCRIPT + " failed; does it have numpy and moocore?");
      }
      return output;
    }
  }
}
