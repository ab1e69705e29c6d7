package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.SiliconValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the model with measured silicon. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluates published compute-in-memory macros and prints each measured figure"
          + " beside the model's, by component where it is published.",
      "Also writes OUT/validation.md and OUT/validation.parquet. The exit code is 4 if a"
          + " figure is outside its documented tolerance. See docs/validation.md."
    })
final class ValidateCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "macro files, or directories of them (default: the shipped macros)")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/validation",
      description = "output directory (default: ${DEFAULT-VALUE})")
  private Path out;

  @Mixin private OutputFormat format;

  /** The document printed by {@code --format json}. */
  private record Document(int failed, List<SiliconValidation.Figure> figures) {}

  @Override
  public Integer call() {
    SiliconValidation.Result result = new SiliconValidation(out, files).run();
    result.notices().forEach(notice -> System.err.println(Errors.printable(notice)));
    if (format.isJson()) {
      OutputFormat.print(new Document(result.failed(), result.figures()));
    } else {
      System.out.print(result.markdown());
    }
    return result.failed() > 0 ? ExitCode.REGRESSION : ExitCode.OK;
  }
}
