package org.hcim.jobs.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.CitedValue;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.spec.Bundles;
import org.hcim.sweeps.workload.Networks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what specs can name. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what specs can name and tables contain.")
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Subject {
    PARAMETERS,
    CONSTANTS,
    NETWORKS,
    BUNDLES,
    COLUMNS
  }

  @Parameters(
      paramLabel = "SUBJECT",
      description = "one of parameters, constants, networks, bundles, columns")
  private Subject subject;

  @Override
  public Integer call() {
    switch (subject) {
      case PARAMETERS -> Arrays.stream(Parameter.values()).forEach(ListCommand::parameter);
      case CONSTANTS -> Arrays.stream(Constant.values()).forEach(ListCommand::constant);
      case NETWORKS -> Networks.names().forEach(ListCommand::network);
      case BUNDLES -> Bundles.names().forEach(ListCommand::bundle);
      case COLUMNS ->
          ResultSchema.columns()
              .forEach(
                  column ->
                      line(
                          "%-30s %-8s %-10s %s",
                          column.name(), column.type().sql(), column.unit(), column.comment()));
    }
    return ExitCode.OK;
  }

  private static void parameter(Parameter parameter) {
    Domain domain = parameter.domain();
    String byDefault =
        domain
            .byDefault()
            .map(value -> value instanceof Choice choice ? choice.key() : value)
            .map(String::valueOf)
            .orElseGet(() -> rule(domain));
    line("%-26s %s; default %s", parameter.column(), domain.accepts(), byDefault);
    line("%-26s   %s", "", parameter.description());
  }

  private static String rule(Domain domain) {
    return domain instanceof Domain.IntegerRange range
        ? range.rule()
        : ((Domain.RealRange) domain).rule();
  }

  private static void constant(Constant constant) {
    CitedValue cited = Constants.cited().cite(constant);
    line(
        "%-32s %-22s %-8s %-10s %s%s",
        constant.key(),
        cited.value(),
        cited.unit(),
        cited.status().name().toLowerCase(Locale.ROOT),
        cited.source(),
        cited.note().isEmpty() ? "" : ": " + cited.note());
  }

  private static void network(String name) {
    Network network = Networks.builtIn(name);
    line(
        "%-14s %8.1f M MACs, %3d layers  %s (%s)",
        name, network.macs() * 1e-6, network.layers().size(), network.title(), network.source());
  }

  private static void bundle(String name) {
    var text = new StringBuilder();
    Bundles.named(name)
        .orElseThrow()
        .forEach(
            (parameter, value) ->
                text.append(' ')
                    .append(parameter.column())
                    .append('=')
                    .append(value instanceof Choice choice ? choice.key() : value));
    line("%-16s%s", name, text);
  }

  private static void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
