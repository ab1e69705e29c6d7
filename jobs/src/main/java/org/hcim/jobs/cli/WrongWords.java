package org.hcim.jobs.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import org.hcim.sweeps.yaml.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints what is wrong with the words of a command, the most similar correct word, and the usage.
 */
final class WrongWords implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter messages = command.getErr();
    if (problem instanceof UnmatchedArgumentException unmatched && isCommand(unmatched)) {
      messages.println(unknownCommand(unmatched.getUnmatched().get(0), command));
    } else {
      messages.println(
          problem instanceof UnmatchedArgumentException unmatched
              ? unexpected(unmatched.getUnmatched(), command)
              : problem.getMessage());
      messages.print(command.getHelp().fullSynopsis());
      messages.println(command.getCommandSpec().qualifiedName() + " --help describes all options");
    }
    messages.flush();
    return ExitCode.USAGE;
  }

  private static boolean isCommand(UnmatchedArgumentException problem) {
    return problem.getCommandLine().getParent() == null
        && !problem.getUnmatched().get(0).startsWith("-");
  }

  private static String unknownCommand(String word, CommandLine program) {
    return "no command "
        + word
        + Spelling.nearest(word, program.getSubcommands().keySet())
            .map(nearest -> "; did you mean hcim " + nearest + "?")
            .orElse("; hcim --help lists all");
  }

  /** An unknown option takes precedence: its value may be one of the other words. */
  private static String unexpected(List<String> words, CommandLine command) {
    Collection<String> options = command.getCommandSpec().optionsMap().keySet();
    return words.stream()
        .filter(word -> word.startsWith("-"))
        .findFirst()
        .map(word -> word.replaceFirst("=.*", ""))
        .map(
            option ->
                "no option "
                    + option
                    + Spelling.nearest(option, options)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse(""))
        .orElseGet(() -> "unexpected argument: " + words.get(0));
  }
}
