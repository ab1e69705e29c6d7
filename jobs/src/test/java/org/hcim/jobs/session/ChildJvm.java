package org.hcim.jobs.session;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a main class in a Java process of its own, with this one's class path and flags. */
public final class ChildJvm {

  private ChildJvm() {}

  /** Starts the class; its output goes to the file, its errors with it. */
  public static Process start(Class<?> main, File output, String... arguments) throws IOException {
    return start(List.of(), main, output, arguments);
  }

  /** Starts the class with more options of the JVM. */
  public static Process start(List<String> options, Class<?> main, File output, String... arguments)
      throws IOException {
    return start(Map.of(), options, main, output, arguments);
  }

  /**
   * Starts the class with more variables of the environment and options of the JVM; its JDK is that
   * of the variable JAVA_HOME, or else this one.
   */
  public static Process start(
      Map<String, String> environment,
      List<String> options,
      Class<?> main,
      File output,
      String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    String home = environment.getOrDefault("JAVA_HOME", System.getProperty("java.home"));
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(flags());
    command.addAll(options);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // short lives
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().putAll(environment);
    return process.redirectErrorStream(true).redirectOutput(output).start();
  }

  private static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("-XX:+Ignore"))
        .toList();
  }
}
