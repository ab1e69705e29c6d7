package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hcim.jobs.cli.ExitCode;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket of a server that speaks S3 (S3Proxy), with the client that clusters have. */
class S3Test extends DistributedStoreTest {

  private static S3Server server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = S3Server.start(folder);
    var conf = SharedSpark.get().sparkContext().hadoopConfiguration();
    server.settings().forEach(conf::set);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.stop();
  }

  @Override
  String at(String name) {
    return "s3a://" + S3Server.BUCKET + "/" + name;
  }

  @Override
  List<String> options() {
    return server.settings().entrySet().stream()
        .map(setting -> "-Dspark.hadoop." + setting.getKey() + "=" + setting.getValue())
        .toList();
  }

  /** Of many callers one creates a file, and the file has the bytes of that one. */
  @RepeatedTest(20)
  void oneOfManyCreatesAFile() throws Exception {
    Volume volume = Volume.of(at("races"));
    String file = "race-" + System.nanoTime();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> attempts =
          List.of("a", "bb", "ccc", "dddd").stream()
              .map(text -> (Callable<Boolean>) () -> isCreated(volume, file, text))
              .toList();
      int created = 0;
      int length = 0;
      List<Future<Boolean>> ends = callers.invokeAll(attempts);
      for (int i = 0; i < ends.size(); i++) {
        if (ends.get(i).get()) {
          created++;
          length = i + 1;
        }
      }
      assertThat(created).isEqualTo(1);
      assertThat(volume.size(file)).isEqualTo(length);
    } finally {
      callers.shutdownNow();
    }
  }

  private static boolean isCreated(Volume volume, String file, String text) throws IOException {
    try {
      volume.createNew(file, text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** The writer was killed while it copied the objects of a chunk, which is no single step. */
  @Test
  void halfOfAChunkDoesNotCount() throws IOException {
    String out = at("half");
    Volume volume = Volume.of(out);
    var layout = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());
    CommitRecord first;
    try (var store = ToySweep.open(out)) {
      var chunk = store.pending().get(0);
      first = store.commit(spark(), chunk, ToySweep.rows(spark(), chunk, 2));
    }
    String part = layout.chunk(0) + "/" + first.files().get(0).name();
    volume.createNew(layout.chunk(1) + "/part-00000-half.parquet", volume.read(part).orElseThrow());

    assertThat(TableSnapshot.of(out))
        .singleElement()
        .satisfies(sweep -> assertThat(sweep.files()).hasSize(first.files().size()));
    assertResumes(out);
  }

  /** A put whose answer was lost is repeated by the client. */
  @Test
  void aRepeatedPutIsNoOther() throws IOException {
    Volume volume = Volume.of(at("repeated"));
    volume.createNew("a", new byte[] {1});
    volume.createNew("a", new byte[] {1});

    assertThatThrownBy(() -> volume.createNew("a", new byte[] {2}))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(volume.read("a")).contains(new byte[] {1});
  }

  /** Such a store would let two processes write one table. */
  @Test
  void aStoreThatIgnoresConditionsIsRefused(@TempDir Path folder) throws IOException {
    Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    var conf = spark().sparkContext().hadoopConfiguration();
    try (var front = UnconditionalFront.of(server.port())) {
      conf.set("fs.s3a.bucket." + S3Server.OTHER_BUCKET + ".endpoint", front.endpoint());
      String out = "s3a://" + S3Server.OTHER_BUCKET + "/out";
      Terminal sweep = Terminal.run("sweep", spec, "--out", out);

      assertThat(sweep.code()).as(sweep.err()).isEqualTo(ExitCode.USAGE);
      assertThat(sweep.err()).contains(out + ": of 5 callers, 5 created one object");
      assertThat(front.conditions()).isEqualTo(5);
      assertThat(TableSnapshot.of(out)).isEmpty();
    }
  }

  @Test
  void aClientWithoutConditionalPutsIsRefused(@TempDir Path folder) throws IOException {
    Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    var conf = spark().sparkContext().hadoopConfiguration();
    conf.set("fs.s3a.bucket." + S3Server.PLAIN_BUCKET + ".create.conditional.enabled", "false");
    Terminal sweep =
        Terminal.run("sweep", spec, "--out", "s3a://" + S3Server.PLAIN_BUCKET + "/out");

    assertThat(sweep.code()).as(sweep.err()).isEqualTo(ExitCode.USAGE);
    assertThat(sweep.err()).contains("fs.s3a.create.conditional.enabled");
  }
}
