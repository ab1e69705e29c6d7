package org.hcim.sweeps.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * Reads ZigZag's list of layers. A layer's equation classifies its loops: loops of weight and input
 * alone are rows, loops of weight and output are outputs, loops of input and output are positions,
 * and loops of all three are groups. A layer whose weights another layer makes is a product of
 * activations.
 */
final class ZigZagLayers {

  private static final Pattern OPERAND = Pattern.compile("([OIW])((?:\\[[a-z0-9_]+\\])*)");
  private static final Pattern RELATION =
      Pattern.compile("([a-z]+) *= *([0-9]{1,6})\\*([a-z]+) *\\+ *([0-9]{1,6})\\*([a-z]+)");

  private final String file;
  private final LayerRows layers;

  private ZigZagLayers(Path path) {
    file = String.valueOf(path.getFileName());
    layers = new LayerRows(path, "ZigZag");
  }

  /** Returns whether a YAML file is a list, like ZigZag's files, and not a mapping. */
  static boolean isList(Path file) {
    if (!LayerRows.isSmall(file)) {
      return false;
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("---"))
          .findFirst()
          .map(line -> line.startsWith("- ") || line.startsWith("["))
          .orElse(false);
    } catch (MalformedInputException | UncheckedIOException e) {
      return false; // not text; the reader of network files reports it
    } catch (IOException e) {
      return false;
    }
  }

  static ImportedNetwork read(Path path) {
    return new ZigZagLayers(path).network(path);
  }

  private ImportedNetwork network(Path path) {
    if (!(YamlReader.read(file, path) instanceof Node.Sequence list)) {
      throw new ImportException(file, "must be a list of layers");
    }
    for (Node item : list.items()) {
      if (!(item instanceof Node.Mapping layer)) {
        throw new ImportException(file, "line " + item.at().line() + ": must be a layer");
      }
      if (text(layer, "equation").filter(equation -> equation.contains("W")).isPresent()) {
        try {
          add(layer);
        } catch (InvalidDesignException | ArithmeticException e) {
          throw new ImportException(file, "line " + layer.at().line() + ": " + e.getMessage());
        }
      }
    }
    try {
      return layers.network(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private void add(Node.Mapping layer) {
    String kind = text(layer, "operator_type").orElse("");
    if (kind.equals("Pooling") || kind.equals("Add")) {
      return; // no weights; free in ZigZag's costs too
    }
    String place = "line " + layer.at().line() + " (" + kind + ")";
    Map<String, Long> sizes = sizes(place, layer);
    Map<String, Set<String>> loops = loops(place, layer);
    Set<String> all = loops.get("O");
    long rows = product(sizes, of(loops, true, true, false));
    long outputs = product(sizes, of(loops, true, false, true));
    long groups = product(sizes, of(loops, true, true, true));
    long positions = product(sizes, of(loops, false, true, true));
    if (all.isEmpty() || sizes.containsValue(0L)) {
      throw new ImportException(file, place + ": sizes must be positive");
    }
    String name = layers.unused(text(layer, "id").orElse("layer"));
    if (readsItsWeights(layer)) {
      layers.ofActivations(name, groups, positions, rows, outputs);
      return;
    }
    if (groups == 1) {
      layers.linear(name, positions, rows, Math.toIntExact(outputs));
      return;
    }
    layers.convolution(
        name,
        TensorShape.image(groups * rows, 1, positions),
        Math.toIntExact(groups * outputs),
        SlidingWindow.square(2, 1, 1, 0),
        Math.toIntExact(groups));
  }

  /**
   * Returns whether another layer makes the operand W, as in the products of attention. ZigZag
   * takes an operand for constant if its source is the layer itself.
   */
  private static boolean readsItsWeights(Node.Mapping layer) {
    String own = text(layer, "id").orElse("");
    return layer.get("operand_source").orElse(null) instanceof Node.Mapping sources
        && text(sources, "W").filter(source -> !source.equals(own)).isPresent();
  }

  /** The loops that occur in exactly the selected operands. */
  private static List<String> of(
      Map<String, Set<String>> loops, boolean weight, boolean input, boolean output) {
    var found = new LinkedHashSet<String>();
    loops.values().forEach(found::addAll);
    return found.stream()
        .filter(
            loop ->
                loops.get("W").contains(loop) == weight
                    && loops.get("I").contains(loop) == input
                    && loops.get("O").contains(loop) == output)
        .toList();
  }

  private static long product(Map<String, Long> sizes, List<String> loops) {
    return loops.stream()
        .mapToLong(loop -> sizes.getOrDefault(loop, 1L))
        .reduce(1, Math::multiplyExact);
  }

  /**
   * The loops of each operand; an input index stands for the output and kernel indexes that it
   * combines.
   */
  private Map<String, Set<String>> loops(String place, Node.Mapping layer) {
    var relations = new HashMap<String, List<String>>();
    for (String relation : texts(layer, "dimension_relations")) {
      Matcher matcher = RELATION.matcher(relation);
      if (!matcher.matches()) {
        throw new ImportException(
            file, place + ": relation (" + relation + ") must be as ix=2*ox+1*fx");
      }
      relations.put(matcher.group(1), List.of(matcher.group(3), matcher.group(5)));
    }
    var loops = new LinkedHashMap<String, Set<String>>();
    Matcher operands = OPERAND.matcher(text(layer, "equation").orElse("").replace(" ", ""));
    while (operands.find()) {
      var indices = new LinkedHashSet<String>();
      for (String index : operands.group(2).split("[\\[\\]]+", -1)) {
        if (!index.isEmpty()) {
          indices.addAll(relations.getOrDefault(index, List.of(index)));
        }
      }
      loops.put(operands.group(1), indices);
    }
    if (!loops.keySet().equals(Set.of("O", "W", "I"))) {
      throw new ImportException(file, place + ": the equation must have O, W and I");
    }
    return loops;
  }

  private Map<String, Long> sizes(String place, Node.Mapping layer) {
    List<String> names = texts(layer, "loop_dims");
    List<String> numbers = texts(layer, "loop_sizes");
    if (names.size() != numbers.size() || names.isEmpty()) {
      throw new ImportException(file, place + ": loop_dims and loop_sizes must have as many items");
    }
    var sizes = new HashMap<String, Long>();
    for (int i = 0; i < names.size(); i++) {
      if (!numbers.get(i).matches("[0-9]{1,9}")) {
        throw new ImportException(file, place + ": size (" + numbers.get(i) + ") must be a number");
      }
      sizes.put(names.get(i).toLowerCase(Locale.ROOT), Long.parseLong(numbers.get(i)));
    }
    return sizes;
  }

  private static Optional<String> text(Node.Mapping layer, String key) {
    return layer.get(key).map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "");
  }

  private static List<String> texts(Node.Mapping layer, String key) {
    var texts = new ArrayList<String>();
    if (layer.get(key).orElse(null) instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        texts.add(item instanceof Node.Scalar scalar ? scalar.text() : "");
      }
    }
    return texts;
  }
}
