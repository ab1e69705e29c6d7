package org.hcim.connect;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java process on the Spark of the jobs, which this process does not have. */
final class SparkProcess {

  private static final Path JOBS = Path.of("../target");

  private SparkProcess() {}

  /** Starts a main class with Spark and the job jar on its class path, and Spark Connect's. */
  static Process start(Path log, List<String> properties, String main, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("../spark-jvm.options").toAbsolutePath());
    command.add("-Xmx1g");
    properties.forEach(property -> command.add("-D" + property));
    command.addAll(List.of("-cp", classPath(), main));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.redirectOutput(log.toFile()).start();
  }

  private static String classPath() throws IOException {
    List<String> entries = new ArrayList<>();
    entries.add(JOBS.resolve("hcim-jobs.jar").toAbsolutePath().toString());
    try (Stream<Path> jars = Files.list(Path.of("target/server"))) {
      jars.map(jar -> jar.toAbsolutePath().toString()).forEach(entries::add);
    }
    entries.add(Files.readString(JOBS.resolve("spark.classpath")).strip());
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }
}
