package org.hcim.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.Product;

/** Formats an imported network as a table of its products, with totals. */
final class ImportText {

  private static final int MAX_NAME = 60;
  private static final int MAX_UNREAD = 5;

  private ImportText() {}

  static List<String> lines(ImportedNetwork network) {
    List<Product> products = network.products();
    int width = products.stream().mapToInt(product -> name(product).length()).max().orElse(5);
    String row = "%-" + Math.max(5, width) + "s  %10s %10s %8s %12s %16s  %s";
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            row,
            "layer",
            "rows",
            "outputs",
            "groups",
            "positions",
            "MACs",
            "runs on"));
    for (Product product : products) {
      lines.add(
          String.format(
              Locale.ROOT,
              row,
              name(product),
              number(product.rows()),
              number(product.outputs()),
              number(product.groups()),
              number(product.positions()),
              number(product.macs()),
              product.on() == Product.Place.CROSSBAR ? "crossbars" : "vector unit"));
    }
    lines.add("");
    totals(network, lines);
    return lines;
  }

  private static void totals(ImportedNetwork network, List<String> lines) {
    List<Product> products = network.products();
    long crossbars = products.stream().filter(p -> p.on() == Product.Place.CROSSBAR).count();
    long weights = products.stream().mapToLong(Product::weights).sum();
    lines.add("network: " + network.graph().name() + ", " + network.graph().source());
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d multiply-accumulates; %,d product%s on crossbars with %,d weights, %,d on the"
                + " vector unit",
            network.macs(),
            crossbars,
            crossbars == 1 ? "" : "s",
            weights,
            products.size() - crossbars));
    if (crossbars > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d other operations of the vector unit",
              operations(Network.of(network.graph()))));
    }
    unread(network.unread(), lines);
    bits("weights", network.weightBits(), lines);
    bits("activations", network.activationBits(), lines);
  }

  private static void unread(List<String> nodes, List<String> lines) {
    if (!nodes.isEmpty()) {
      List<String> some = nodes.subList(0, Math.min(MAX_UNREAD, nodes.size()));
      lines.add(
          "counted, although no output of the file depends on them: "
              + String.join(", ", some).replaceAll("\\p{Cntrl}", "?")
              + (some.size() < nodes.size()
                  ? " and " + (nodes.size() - some.size()) + " more"
                  : ""));
    }
  }

  private static long operations(Network network) {
    long operations = 0;
    for (Layer layer : network.layers()) {
      if (layer instanceof VectorLayer vector) {
        operations += vector.operations();
      } else if (layer instanceof AddLayer add) {
        operations += add.elements();
      }
    }
    return operations;
  }

  private static void bits(String of, Map<String, Integer> bits, List<String> lines) {
    if (!bits.isEmpty()) {
      lines.add(of + " of " + new TreeSet<>(bits.values()) + " bits in " + bits.size() + " layers");
    }
  }

  /**
   * Shortens a name and replaces its control characters: names in files can be long and contain
   * anything.
   */
  private static String name(Product product) {
    String name = product.name().replaceAll("\\p{Cntrl}", "?");
    return name.length() <= MAX_NAME ? name : "..." + name.substring(name.length() - MAX_NAME + 3);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
