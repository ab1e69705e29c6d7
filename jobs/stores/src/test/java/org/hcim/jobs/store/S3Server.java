package org.hcim.jobs.store;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * S3Proxy in a process of its own, with the objects in files.
 *
 * @param port on the loopback interface
 * @param log what the process prints
 */
record S3Server(Process process, int port, Path log) {

  static final String BUCKET = "tables";

  /** Buckets for clients with other settings. */
  static final String OTHER_BUCKET = "other";

  static final String PLAIN_BUCKET = "plain";

  private static final String KEY = "test";
  private static final int START_SECONDS = 120;

  /** Starts the server and waits until it answers. */
  static S3Server start(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    for (String bucket : List.of(BUCKET, OTHER_BUCKET, PLAIN_BUCKET)) {
      Files.createDirectories(folder.resolve("objects").resolve(bucket));
    }
    Path log = folder.resolve("s3proxy.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dlogback.configurationFile=" + logging(folder),
                "-cp",
                Files.readString(Path.of("s3proxy", "target", "s3proxy.classpath")).strip(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties(folder, port).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var server = new S3Server(process, port, log);
    server.awaitAnswer();
    return server;
  }

  /** Signatures are not compared, so that a front may change requests. */
  private static Path properties(Path folder, int port) throws IOException {
    return Files.writeString(
        folder.resolve("s3proxy.properties"),
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=none
        s3proxy.ignore-unknown-headers=true
        jclouds.provider=filesystem
        jclouds.filesystem.basedir=%s
        jclouds.identity=none
        jclouds.credential=none
        """
            .formatted(port, folder.resolve("objects")));
  }

  /** By default the server writes megabytes. */
  private static Path logging(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%date %level %logger %message%n</pattern></encoder>
          </appender>
          <root level="WARN"><appender-ref ref="console"/></root>
        </configuration>
        """);
  }

  /** Settings of the client. */
  Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("fs.s3a.endpoint", "http://127.0.0.1:" + port);
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.connection.ssl.enabled", "false");
    settings.put("fs.s3a.access.key", KEY);
    settings.put("fs.s3a.secret.key", KEY);
    settings.put("fs.s3a.attempts.maximum", "3");
    return settings;
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    for (int second = 0; second < START_SECONDS; second++) {
      if (!process.isAlive()) {
        throw new IOException(
            "S3Proxy ended with " + process.exitValue() + ": " + Files.readString(log));
      }
      if (answers()) {
        return;
      }
      Thread.sleep(1000);
    }
    throw new IOException("S3Proxy does not answer");
  }

  /** Any answer will do, also one that asks for a signature. */
  private boolean answers() {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/").toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
