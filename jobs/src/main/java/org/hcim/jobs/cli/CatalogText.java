package org.hcim.jobs.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.hcim.jobs.run.Catalog;

/** Formats catalog entries for a terminal. */
final class CatalogText {

  private CatalogText() {}

  static String parameter(Catalog.Parameter parameter) {
    return format(
        "%-26s %s; default %s%n%-26s   %s",
        parameter.name(),
        parameter.accepts(),
        parameter.defaultValue(),
        "",
        parameter.description());
  }

  static String constant(Catalog.Constant constant) {
    return format(
        "%-32s %-22s %-8s %-10s %s%s",
        constant.name(),
        constant.value(),
        constant.unit(),
        constant.status(),
        constant.source(),
        constant.note().isEmpty() ? "" : ": " + constant.note());
  }

  static String network(Catalog.NetworkEntry network) {
    return format(
        "%-14s %8.1f M MACs, %3d layers  %s (%s)",
        network.name(), network.macs() * 1e-6, network.layers(), network.title(), network.source());
  }

  static String trained(Catalog.TrainedNetwork network) {
    return format(
        "%-42s %6.2f %% of %,6d images of %-10s%s",
        network.name(),
        network.top1Pct(),
        network.testImages(),
        network.dataset(),
        network.zeroFrac() == null
            ? ""
            : format(
                "  zeros %.1f %%, without always-zero columns %.1f %%",
                100 * network.zeroFrac(), 100 * network.zeroFracOfOthers()));
  }

  static String bundle(Catalog.Bundle bundle) {
    return format(
        "%-16s%s",
        bundle.name(),
        bundle.values().entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining()));
  }

  static String column(Catalog.Column column) {
    return format(
        "%-11s %-30s %-8s %-10s %s",
        column.table(), column.name(), column.type(), column.unit(), column.comment());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
