package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.accuracy.TrainedRun;
import org.hcim.simulator.crossbar.AlwaysZeroColumns;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.shipped.LayerZeros;
import org.hcim.sweeps.shipped.ProductShapes;
import org.hcim.sweeps.shipped.RecordedResults;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedIndex;
import org.hcim.sweeps.shipped.ShippedNetworks;

/**
 * Copies the networks of a training's output directory into a folder with an index, replacing
 * networks of the same name. Of several seeds the lowest is used; the training need not be
 * complete.
 *
 * @param out the output directory of the training
 * @param into the folder, such as {@code sweeps/trained}
 */
public record NetworkPacking(Path out, Path into) {

  /** Packs the networks; returns their entries. */
  public List<ShippedEntry> run() {
    Map<String, TrainedRun> runs = new LinkedHashMap<>();
    for (TrainedRun run : TrainedRun.in(out.toString())) {
      runs.merge(
          name(run),
          run,
          (first, next) -> next.origin().seed() <= first.origin().seed() ? next : first);
    }
    if (runs.isEmpty()) {
      throw RequestException.of("out", "out (" + out + ") must contain networks of hcim train");
    }
    List<ShippedEntry> packed = new ArrayList<>();
    runs.forEach((name, run) -> packed.add(pack(name, run)));
    writeIndex(packed);
    return packed;
  }

  private ShippedEntry pack(String name, TrainedRun run) {
    Path file = out.resolve("stages").resolve(run.origin().run()).resolve("network.hcimq");
    try {
      QuantizedNetwork network = NetworkFile.read(file);
      byte[] bytes = NetworkFile.bytes(network);
      var entry =
          new ShippedEntry(
              name,
              Sha256.hex(bytes),
              run.architecture(),
              ProductShapes.sha256(network),
              run.dataset(),
              run.setting(),
              run.origin(),
              reached(run, network),
              RecordedResults.of(network));
      Files.createDirectories(into);
      Files.write(into.resolve(entry.file()), bytes);
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be packed", e);
    }
  }

  /**
   * The measured accuracy and zeros; columns of a layer are read once per position and bit-stream.
   */
  private static ShippedEntry.Reached reached(TrainedRun run, QuantizedNetwork network) {
    Map<String, LayerZeros> layers = new LinkedHashMap<>();
    var shapes = network.shapes();
    double readings = 0;
    double alwaysZero = 0;
    for (var layer : network.layers()) {
      if (layer instanceof Product product) {
        AlwaysZeroColumns columns = columns(product);
        long streams = product.groups().get(0).datapath().slicing().precision().streams();
        double each = (double) shapes.get(layer.name()).positions() * streams;
        Double zeros = run.zeroFracByLayer().get(layer.name());
        if (zeros != null) {
          layers.put(layer.name(), new LayerZeros(zeros, columns.frac()));
        }
        if (zeros != null || run.zeroFracByLayer().isEmpty()) {
          readings += each * columns.columns();
          alwaysZero += each * columns.count();
        }
      }
    }
    return new ShippedEntry.Reached(
        run.top1Pct(), run.testImages(), alwaysZero / readings, run.zeroFrac(), layers);
  }

  private static AlwaysZeroColumns columns(Product product) {
    var columns = AlwaysZeroColumns.NONE;
    for (CrossbarMatrix matrix : product.groups()) {
      columns = columns.plus(AlwaysZeroColumns.of(matrix));
    }
    return columns;
  }

  private void writeIndex(List<ShippedEntry> packed) {
    Map<String, ShippedEntry> entries = new TreeMap<>();
    if (Files.exists(into.resolve(ShippedNetworks.INDEX))) {
      ShippedNetworks.in(into).entries().forEach(entry -> entries.put(entry.name(), entry));
    }
    packed.forEach(entry -> entries.put(entry.name(), entry));
    WholeFile.write(
        into.resolve(ShippedNetworks.INDEX),
        writer -> writer.append(ShippedIndex.write(List.copyOf(entries.values()))));
  }

  /**
   * The default value, except for bias rows, which are 1: the printed rule loses too much accuracy
   * to ship.
   */
  private static Object usual(Parameter parameter) {
    return parameter == Parameter.BIAS_ROWS ? 1 : parameter.domain().byDefault().orElseThrow();
  }

  /** The workload, readout, rows, and every other value that is not the usual one. */
  private static String name(TrainedRun run) {
    AlgorithmSetting setting = run.setting();
    var name = new StringBuilder(run.workload()).append('-').append(setting.levels().key());
    for (Parameter parameter : AlgorithmSetting.parameters(setting.levels())) {
      Object value = setting.value(parameter);
      if (parameter == Parameter.ADC_BITS) {
        name.append(value);
      } else if (!usual(parameter).equals(value) && parameter != Parameter.XBAR_ROWS) {
        name.append('-');
        if (!(value instanceof Choice)) {
          name.append(parameter.column()).append('_');
        }
        name.append(Choice.written(value));
      }
    }
    return setting.columns().containsKey(Parameter.XBAR_ROWS.column())
        ? name.append('-').append(setting.rows()).toString()
        : name.toString();
  }
}
