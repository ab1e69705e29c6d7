package org.hcim.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client without a Spark of its own reads a sweep through {@code views-spark.sql}. */
class SparkConnectTest {

  private static final String SPEC =
      """
      sweep: connected
      workloads: [resnet20]
      bundles: {readouts: [ternary, adc-sar-7]}
      axes: {xbar_rows: [64, 128], xbar_columns: [64, 128]}
      """;

  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\n");
  private static final int START_SECONDS = 180;

  @TempDir private static Path directory;
  private static Process server;
  private static SparkSession client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path spec = Files.writeString(directory.resolve("connected.yaml"), SPEC);
    Path out = directory.resolve("out");
    Path log = directory.resolve("sweep.log");
    Process sweep =
        SparkProcess.start(log, List.of(), "org.hcim.jobs.cli.Hcim", "sweep", spec, "--out", out);
    assertThat(sweep.waitFor()).as(Files.readString(log)).isZero();
    int port = freePort();
    server = serve(port);
    client = SparkSession.builder().remote("sc://127.0.0.1:" + port).getOrCreate();
    END_OF_STATEMENT
        .splitAsStream(Files.readString(out.resolve("views-spark.sql")))
        .forEach(client::sql);
  }

  @AfterAll
  static void stop() throws IOException {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.destroy();
    }
  }

  @Test
  void theClientHasNoSparkOfItsOwn() {
    assertThat(client.getClass().getName()).contains(".connect.");
  }

  @Test
  void everyRowIsThere() {
    assertThat(client.table("results").count()).isEqualTo(8);
    assertThat(client.table("frontier").count()).isZero();
    assertThat(client.table("best_by_readout").count()).isEqualTo(2);
  }

  @Test
  void valuesAndCommentsArrive() {
    Row best =
        client
            .sql("SELECT readout, adc_bits, energy_pj FROM best_by_readout ORDER BY edap_j_s_mm2")
            .collectAsList()
            .get(0);
    assertThat(best.getString(0)).isEqualTo("ternary");
    assertThat(best.isNullAt(1)).isTrue();
    assertThat(best.getDouble(2)).isPositive();
    assertThat(client.sql("DESCRIBE results").collectAsList())
        .filteredOn(row -> row.getString(0).equals("energy_pj"))
        .extracting(row -> row.getString(2))
        .singleElement()
        .asString()
        .startsWith("Energy per inference")
        .endsWith(" [pJ]");
  }

  private static Process serve(int port) throws IOException, InterruptedException {
    Path log = directory.resolve("server.log");
    Process process =
        SparkProcess.start(
            log,
            List.of(
                "spark.master=local[2]",
                "spark.ui.enabled=false",
                "spark.driver.host=127.0.0.1",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.connect.grpc.binding.address=127.0.0.1",
                "spark.connect.grpc.binding.port=" + port),
            "org.apache.spark.sql.connect.service.SparkConnectServer");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens(port)) {
      assertThat(process.isAlive()).as(() -> read(log)).isTrue();
      assertThat(System.nanoTime()).as(() -> read(log)).isLessThan(deadline);
      Thread.sleep(200);
    }
    return process;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
