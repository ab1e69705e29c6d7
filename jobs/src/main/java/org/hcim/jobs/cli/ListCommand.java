package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.hcim.jobs.run.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the names that specs can use. */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the names that specs can use and the columns of the tables.")
final class ListCommand implements Callable<Integer> {

  /** The subjects of the list. */
  enum Subject {
    PARAMETERS,
    CONSTANTS,
    NETWORKS,
    TRAINED,
    BUNDLES,
    COLUMNS
  }

  @Parameters(
      paramLabel = "SUBJECT",
      description = "one of parameters, constants, networks, trained, bundles, columns")
  private Subject subject;

  @Mixin private OutputFormat format;

  @Override
  public Integer call() {
    switch (subject) {
      case PARAMETERS -> print(Catalog.parameters(), CatalogText::parameter);
      case CONSTANTS -> print(Catalog.constants(), CatalogText::constant);
      case NETWORKS -> print(Catalog.networks(), CatalogText::network);
      case TRAINED -> print(Catalog.trained(), CatalogText::trained);
      case BUNDLES -> print(Catalog.bundles(), CatalogText::bundle);
      case COLUMNS -> print(Catalog.columns(), CatalogText::column);
    }
    return ExitCode.OK;
  }

  private <T> void print(List<T> entries, Function<T, String> text) {
    if (format.isJson()) {
      OutputFormat.print(Map.of(subject.name().toLowerCase(Locale.ROOT), entries));
    } else {
      entries.forEach(entry -> System.out.println(text.apply(entry)));
    }
  }
}
