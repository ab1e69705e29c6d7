package org.hcim.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Prints the kind of process that each command runs in; the build stores the output for the
 * launcher.
 */
final class CommandProcesses {

  private CommandProcesses() {}

  public static void main(String[] arguments) {
    lines().forEach(System.out::println);
  }

  /**
   * Lines of a command and its kind of process, for commands that do not run in Spark's. Further
   * words are arguments to which the line is limited.
   */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Class<?> command : Hcim.COMMANDS) {
      String name = Hcim.nameOf(command);
      RunsIn process = command.getAnnotation(RunsIn.class);
      if (command == CommandLine.HelpCommand.class) {
        lines.add(line(name, RunsIn.Kind.LIGHT));
      } else if (process != null) {
        lines.add(line(name, process.value()));
        if (!process.exceptWith().isEmpty()) {
          String spark = line(name, RunsIn.Kind.SPARK);
          lines.add(spark + " " + process.exceptWith());
          lines.add(spark + " " + process.exceptWith().replace(' ', '='));
        }
      }
    }
    return lines;
  }

  private static String line(String command, RunsIn.Kind kind) {
    return command + " " + kind.name().toLowerCase(Locale.ROOT);
  }
}
