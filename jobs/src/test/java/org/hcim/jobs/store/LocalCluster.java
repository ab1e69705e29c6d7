package org.hcim.jobs.store;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.hcim.jobs.session.ChildJvm;

/** Drivers, a master and workers on this machine, each a process of its own. */
final class LocalCluster implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String EXECUTOR_MB = "512";
  private static final long MAX_START_SECONDS = 120;

  private final Path directory;
  private final List<Process> processes = new ArrayList<>();

  /** A SPARK_HOME without jars: executors get the class path of this JVM. */
  LocalCluster(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.resolve("jars"));
  }

  /** The master that starts executors as children of the driver's workers. */
  static String embedded(int workers) {
    return "local-cluster[%d,1,%s]".formatted(workers, EXECUTOR_MB);
  }

  /**
   * Starts a master and workers of one core, each a host of its own as Spark sees them: it gives a
   * slow task a second attempt on another host only. Returns the master's address.
   */
  String standalone(int workers) throws IOException, InterruptedException {
    int port = freePort();
    String url = "spark://" + LOOPBACK + ":" + port;
    start("master", Master.class, "--host", LOOPBACK, "--port", port + "", "--webui-port", "0");
    awaitPort(port);
    for (int i = 0; i < workers; i++) {
      String memory = EXECUTOR_MB + "M";
      start(
          "worker" + i,
          Worker.class,
          "--host",
          "127.0.0." + (i + 1),
          "--port",
          "0",
          "--webui-port",
          "0",
          "--cores",
          "1",
          "--memory",
          memory,
          url);
    }
    return url;
  }

  /** Runs a main class as the driver and waits for its end. */
  int drive(String name, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return start(name, main, arguments).waitFor();
  }

  /** The output of a process. */
  String output(String name) throws IOException {
    return Files.readString(log(name).toPath());
  }

  private Process start(String name, Class<?> main, String... arguments) throws IOException {
    Process process =
        ChildJvm.start(
            Map.of("SPARK_HOME", directory.toString(), "SPARK_SCALA_VERSION", "2.13"),
            List.of(
                "-Dspark.master.rest.enabled=false",
                "-Dspark.executor.memory=" + EXECUTOR_MB + "m",
                "-Dspark.executor.killOnFatalError.depth=5", // as on any cluster
                "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path")),
            main,
            log(name),
            arguments);
    processes.add(process);
    return process;
  }

  private File log(String name) {
    return directory.resolve(name + ".log").toFile();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_START_SECONDS);
    while (!isOpen(port)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no master at port " + port);
      }
      Thread.sleep(100);
    }
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the processes, the last first, with the executors below them. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).descendants().forEach(ProcessHandle::destroyForcibly);
      processes.get(i).destroyForcibly();
    }
  }
}
