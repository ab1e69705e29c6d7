package org.hcim.jobs.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.hcim.sweeps.yaml.Spelling;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Suggests the most similar command for an unknown one; leaves all other errors to picocli. */
record WrongWords(IParameterExceptionHandler otherwise) implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) throws Exception {
    Optional<String> command = unknownCommand(problem);
    if (command.isEmpty()) {
      return otherwise.handleParseException(problem, arguments);
    }
    PrintWriter messages = problem.getCommandLine().getErr();
    messages.println(
        "no command "
            + command.get()
            + Spelling.nearest(command.get(), problem.getCommandLine().getSubcommands().keySet())
                .map(nearest -> "; did you mean hcim " + nearest + "?")
                .orElse("; hcim --help lists all"));
    messages.flush();
    return ExitCode.USAGE;
  }

  private static Optional<String> unknownCommand(ParameterException problem) {
    boolean isCommand =
        problem instanceof UnmatchedArgumentException unmatched
            && unmatched.getCommandLine().getParent() == null
            && !unmatched.getUnmatched().get(0).startsWith("-");
    return isCommand
        ? Optional.of(((UnmatchedArgumentException) problem).getUnmatched().get(0))
        : Optional.empty();
  }
}
