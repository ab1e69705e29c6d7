package org.hcim.jobs.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.CitedValue;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.table.TableColumn;
import org.hcim.jobs.table.TableSchema;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.spec.Bundles;
import org.hcim.sweeps.workload.Networks;

/** The names that specs can use and the columns of the results. */
public final class Catalog {

  private Catalog() {}

  /**
   * A parameter of a design.
   *
   * @param defaultValue the default, or the rule that determines it
   */
  public record Parameter(
      String name, String unit, String accepts, String defaultValue, String description) {}

  /**
   * A constant of the cost model.
   *
   * @param status published, derived or assumed
   */
  public record Constant(
      String name, double value, String unit, String status, String source, String note) {}

  /** A shipped network. */
  public record NetworkEntry(String name, long macs, int layers, String title, String source) {}

  /**
   * A shipped trained network.
   *
   * @param setting the algorithm setting, by column
   * @param zeroFrac fraction of ternary zeros, including always-zero columns; null if not ternary
   * @param zeroFracOfOthers the same without the always-zero columns
   * @param alwaysZeroFrac fraction of readings of always-zero columns
   */
  public record TrainedNetwork(
      String name,
      String architecture,
      String dataset,
      Map<String, Object> setting,
      double top1Pct,
      long testImages,
      Double zeroFrac,
      Double zeroFracOfOthers,
      double alwaysZeroFrac,
      Map<String, Double> zeroFracByLayer,
      Map<String, Double> zeroFracOfOthersByLayer,
      ShippedEntry.Origin origin,
      String sha256) {}

  /** A shipped combination of parameter values. */
  public record Bundle(String name, Map<String, Object> values) {}

  /** A column of the results. */
  public record Column(String table, String name, String type, String unit, String comment) {}

  /** The parameters, in the order of the catalog. */
  public static List<Parameter> parameters() {
    return Arrays.stream(org.hcim.accelerator.design.Parameter.values())
        .map(Catalog::parameter)
        .toList();
  }

  /** The constants with their sources. */
  public static List<Constant> constants() {
    return Arrays.stream(org.hcim.accelerator.technology.Constant.values())
        .map(Catalog::constant)
        .toList();
  }

  /** The shipped networks. */
  public static List<NetworkEntry> networks() {
    return Networks.names().stream().map(Catalog::network).toList();
  }

  /** The shipped trained networks. */
  public static List<TrainedNetwork> trained() {
    return ShippedNetworks.builtIn().entries().stream().map(Catalog::trained).toList();
  }

  private static TrainedNetwork trained(ShippedEntry entry) {
    Map<String, Double> others = new LinkedHashMap<>();
    entry.reached().layers().forEach((name, layer) -> others.put(name, layer.zeroFracOfOthers()));
    return new TrainedNetwork(
        entry.name(),
        entry.architecture(),
        entry.dataset(),
        entry.setting().columns(),
        entry.reached().top1Pct(),
        entry.reached().testImages(),
        entry.reached().zeroFrac().orElse(null),
        entry.reached().zeroFracOfOthers().orElse(null),
        entry.reached().alwaysZeroFrac(),
        entry.reached().zeroFracByLayer(),
        others,
        entry.origin(),
        entry.sha256());
  }

  /** The shipped bundles. */
  public static List<Bundle> bundles() {
    return Bundles.names().stream().map(Catalog::bundle).toList();
  }

  /** The columns of all tables, in order; result columns are not repeated for a frontier. */
  public static List<Column> columns() {
    return TableSchema.all().stream()
        .flatMap(schema -> schema.ownColumns().stream().map(column -> column(schema, column)))
        .toList();
  }

  private static Column column(TableSchema schema, TableColumn column) {
    return new Column(
        schema.name(), column.name(), column.type().sql(), column.unit(), column.comment());
  }

  private static Parameter parameter(org.hcim.accelerator.design.Parameter parameter) {
    Domain domain = parameter.domain();
    String byDefault =
        domain.byDefault().map(Catalog::text).map(String::valueOf).orElseGet(() -> rule(domain));
    return new Parameter(
        parameter.column(), parameter.unit(), domain.accepts(), byDefault, parameter.description());
  }

  private static String rule(Domain domain) {
    return domain instanceof Domain.IntegerRange range
        ? range.rule()
        : ((Domain.RealRange) domain).rule();
  }

  private static Constant constant(org.hcim.accelerator.technology.Constant constant) {
    CitedValue cited = Constants.cited().cite(constant);
    return new Constant(
        constant.key(),
        cited.value(),
        cited.unit(),
        cited.status().name().toLowerCase(Locale.ROOT),
        cited.source(),
        cited.note());
  }

  private static NetworkEntry network(String name) {
    Network network = Networks.builtIn(name);
    return new NetworkEntry(
        name, network.macs(), network.layers().size(), network.title(), network.source());
  }

  private static Bundle bundle(String name) {
    Map<String, Object> values = new LinkedHashMap<>();
    Bundles.named(name)
        .orElseThrow()
        .forEach((parameter, value) -> values.put(parameter.column(), text(value)));
    return new Bundle(name, values);
  }

  private static Object text(Object value) {
    return value instanceof Choice choice ? choice.key() : value;
  }
}
