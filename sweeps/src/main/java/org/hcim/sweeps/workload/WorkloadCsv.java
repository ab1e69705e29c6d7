package org.hcim.sweeps.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.sweeps.yaml.SourceText;

/**
 * Reads workloads of SCALE-Sim (convolutions or matrix products) and NeuroSim; the first line
 * determines the format. Rows may end with a comma, and cells may be padded with blanks.
 */
final class WorkloadCsv {

  private static final int MAX_ROWS = 10_000;
  private static final int MAX_BYTES = 1 << 24;
  private static final int MAX_SHOWN = 40;

  private final String file;
  private final Path path;
  private final NetworkImport.Padding padding;

  private WorkloadCsv(Path path, NetworkImport.Padding padding) {
    this.path = path;
    this.padding = padding;
    file = String.valueOf(path.getFileName());
  }

  /**
   * Reads a workload.
   *
   * @throws org.hcim.sweeps.yaml.SpecException if the file is too large or not plain text
   */
  static ImportedNetwork read(Path path, NetworkImport.Padding padding) {
    try (InputStream in = Files.newInputStream(path)) {
      return new WorkloadCsv(path, padding).read(in.readNBytes(MAX_BYTES + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private ImportedNetwork read(byte[] content) {
    List<String> all = SourceText.of(file, content, MAX_BYTES).text().lines().toList();
    List<Integer> rows =
        IntStream.range(0, all.size()).filter(i -> !all.get(i).isBlank()).boxed().toList();
    if (rows.isEmpty() || rows.size() > MAX_ROWS) {
      throw new ImportException(file, "rows (" + rows.size() + ") must be from 1 to " + MAX_ROWS);
    }
    List<String> first = cells(all.get(rows.get(0)));
    requireCommas("line " + (rows.get(0) + 1), all.get(rows.get(0)));
    WorkloadForm form = WorkloadForm.of(first);
    var layers = new LayerRows(path, form.tool());
    for (int i = form.hasHeader() ? 1 : 0; i < rows.size(); i++) {
      List<String> cells = cells(all.get(rows.get(i)));
      String place = "line " + (rows.get(i) + 1);
      try {
        List<Integer> numbers = numbers(place, cells, form); // rejects a row without cells
        switch (form) {
          case NEUROSIM -> neuroSim(layers, "row" + (i + 1), numbers);
          case SCALE_SIM -> scaleSim(layers, cells.get(0), numbers);
          case PRODUCTS -> product(layers, cells.get(0), numbers);
        }
      } catch (InvalidDesignException | ArithmeticException e) {
        throw new ImportException(file, place + ": " + e.getMessage());
      }
    }
    return layers.network(content);
  }

  /** Refuses other separators, which spreadsheets write where the comma is the decimal mark. */
  private void requireCommas(String place, String line) {
    if (!line.contains(",") && (line.contains(";") || line.contains("\t"))) {
      throw new ImportException(
          file,
          "%s: fields are separated by %s; they must be separated by commas"
              .formatted(place, line.contains(";") ? "semicolons" : "tabs"));
    }
  }

  private static void product(LayerRows layers, String name, List<Integer> n) {
    layers.linear(layers.unused(name), n.get(0), n.get(2), n.get(1));
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<>(Arrays.stream(line.split(",", -1)).map(String::strip).toList());
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
      cells.remove(cells.size() - 1);
    }
    return cells;
  }

  private List<Integer> numbers(String place, List<String> cells, WorkloadForm form) {
    if (cells.size() < form.size()) {
      throw new ImportException(
          file,
          "%s: columns (%d) must be %d; %s".formatted(place, cells.size(), form.size(), form));
    }
    if (form.hasHeader()) {
      requireDense(place, cells, form.size());
    }
    var numbers = new ArrayList<Integer>();
    for (int i = form.firstNumber(); i < form.size(); i++) {
      String cell = cells.get(i);
      if (!cell.matches("[0-9]{1,9}") || Integer.parseInt(cell) < form.min(i)) {
        throw new ImportException(
            file,
            "%s, column %d (%s): (%s) must be a whole number of at least %d; %s"
                .formatted(place, i + 1, form.column(i), shown(cell), form.min(i), form));
      }
      numbers.add(Integer.parseInt(cell));
    }
    return numbers;
  }

  private static String shown(String cell) {
    return cell.length() <= MAX_SHOWN ? cell : cell.substring(0, MAX_SHOWN) + "...";
  }

  /** Rejects sparse weights, which need another mapping. */
  private void requireDense(String place, List<String> cells, int column) {
    if (cells.size() > column) {
      String[] ratio = cells.get(column).split(":", -1);
      if (ratio.length != 2 || !ratio[0].equals(ratio[1])) {
        throw new ImportException(
            file, place + ": sparsity (" + shown(cells.get(column)) + ") must be 1:1");
      }
    }
  }

  /** Adds a row of height, width, kernel height and width, channels, filters, stride. */
  private void scaleSim(LayerRows layers, String name, List<Integer> n) {
    boolean isDepthwise = name.toUpperCase(Locale.ROOT).contains("DP");
    int channels = n.get(4);
    layers.convolution(
        layers.unused(name),
        TensorShape.image(channels, n.get(0), n.get(1)),
        isDepthwise ? channels : n.get(5),
        window(n.get(0), n.get(1), n.get(2), n.get(3), n.get(6)),
        isDepthwise ? channels : 1);
  }

  /**
   * Adds a row of rows, columns, channels, kernel rows and columns, filters, following pool,
   * stride.
   */
  private void neuroSim(LayerRows layers, String name, List<Integer> n) {
    SlidingWindow window = window(n.get(0), n.get(1), n.get(3), n.get(4), n.get(7));
    long stride = n.get(7);
    long free = Math.max(0, n.get(0) - n.get(3) + 1L) * Math.max(0, n.get(1) - n.get(4) + 1L);
    long own = free / (stride * stride);
    long rectangle = positions(n.get(0), n.get(3), stride) * positions(n.get(1), n.get(4), stride);
    boolean isPadded = padding == NetworkImport.Padding.SAME;
    if (isPadded || own == rectangle) {
      var image = TensorShape.image(n.get(2), n.get(0), n.get(1));
      layers.convolution(layers.unused(name), image, n.get(5), window, 1);
    } else {
      long rows = (long) n.get(2) * n.get(3) * n.get(4);
      layers.linear(layers.unused(name), own, rows, n.get(5));
    }
  }

  /**
   * Creates a window with input / stride positions, rounded up, for padded images, otherwise with
   * SCALE-Sim's count.
   */
  private SlidingWindow window(int height, int width, int kernelY, int kernelX, int stride) {
    int y = missing(height, kernelY, stride);
    int x = missing(width, kernelX, stride);
    boolean isSame = padding == NetworkImport.Padding.SAME;
    List<Integer> before = isSame ? List.of(y / 2, x / 2) : List.of(0, 0);
    return new SlidingWindow(
        List.of(kernelY, kernelX),
        List.of(stride, stride),
        before,
        List.of(y - before.get(0), x - before.get(1)),
        List.of(1, 1));
  }

  private int missing(int size, int kernel, int stride) {
    boolean isSame = padding == NetworkImport.Padding.SAME;
    long positions = isSame ? (size + stride - 1L) / stride : positions(size, kernel, stride);
    return Math.toIntExact(Math.max(0, (positions - 1) * stride + kernel - size));
  }

  /** SCALE-Sim's count of positions: (size - kernel + stride) / stride, rounded up. */
  private static long positions(long size, long kernel, long stride) {
    return Math.max(0, (size - kernel + stride + stride - 1) / stride);
  }
}
