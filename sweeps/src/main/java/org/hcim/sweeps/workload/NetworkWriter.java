package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.TensorShape;

/** Writes a graph as a network file: one line per layer, like files written by hand. */
public final class NetworkWriter {

  private NetworkWriter() {}

  /** The text of a network file; reading it restores the graph's layers. */
  public static String write(Graph graph) {
    var text = new StringBuilder();
    text.append("network: ").append(graph.name()).append('\n');
    line(text, "title", graph.title());
    line(text, "source", graph.source());
    text.append("inputs:\n");
    for (Input input : graph.inputs()) {
      text.append("  ").append(quoted(input.name())).append(": ");
      text.append(flow(shape(input.shape()))).append('\n');
    }
    text.append("layers:\n");
    String previous = graph.inputs().size() == 1 ? graph.inputs().get(0).name() : null;
    for (Node node : graph.nodes()) {
      if (node instanceof Input) {
        continue;
      }
      text.append("  - ").append(node.kind()).append(": ");
      text.append(flow(LayerWriter.keys(node, previous))).append('\n');
      previous = node.outputs().contains(node.name()) ? node.name() : null;
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    if (!value.isEmpty()) {
      text.append(key).append(": ").append(quoted(value)).append('\n');
    }
  }

  /** The keys of a shape: the names of its axes, or sizes if they have no names. */
  static Map<String, Object> shape(TensorShape shape) {
    List<String> axes = axes(shape);
    var keys = new LinkedHashMap<String, Object>();
    if (axes.isEmpty()) {
      keys.put("sizes", shape.sizes());
      return keys;
    }
    if (shape.batch() != 1) {
      keys.put("batch", shape.batch());
    }
    for (int axis = 1; axis < shape.rank(); axis++) {
      keys.put(axes.get(axis - 1), shape.size(axis));
    }
    return keys;
  }

  private static List<String> axes(TensorShape shape) {
    if (shape.axes() == Axes.MAPS) {
      return switch (shape.rank()) {
        case 3 -> List.of("channels", "length");
        case 4 -> List.of("channels", "height", "width");
        case 5 -> List.of("channels", "depth", "height", "width");
        default -> List.of();
      };
    }
    if (shape.axes() == Axes.TOKENS && shape.rank() <= 3) {
      return shape.rank() == 3 ? List.of("tokens", "features") : List.of("features");
    }
    return List.of();
  }

  private static String flow(Map<String, Object> keys) {
    return keys.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @SuppressWarnings("unchecked")
  private static String value(Object value) {
    if (value instanceof Map<?, ?> map) {
      return flow((Map<String, Object>) map);
    }
    if (value instanceof List<?> list) {
      var items = new ArrayList<String>();
      list.forEach(item -> items.add(value(item)));
      return "[" + String.join(", ", items) + "]";
    }
    return value instanceof String text ? quoted(text) : value.toString();
  }

  /** A name, unquoted if YAML reads it as text, otherwise in quotes. */
  public static String quoted(String text) {
    if (text.matches("[A-Za-z_][A-Za-z0-9_.]*")
        && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")) {
      return text;
    }
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || c > 0x7e) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
