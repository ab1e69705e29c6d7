package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hcim.jobs.session.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentWritersTest {

  @TempDir private Path directory;

  @Test
  void oneOfTwoProcessesWritesAndTheOtherLearnsWho() throws Exception {
    var writers = List.of(start("a"), start("b"));
    var refused = firstToEnd(writers);
    var holder = writers.get(1 - writers.indexOf(refused));

    assertThat(refused.exitValue()).isEqualTo(WriterProcess.LOCKED);
    assertThat(output(writers.indexOf(refused)))
        .contains("sweep s_3f2a3f2a3f2a3f2a is being written by pid " + holder.pid() + " on ");
    holder.getOutputStream().close();
    assertThat(holder.waitFor()).isZero();
  }

  @Test
  void aKilledWritersLockIsTakenOver() throws Exception {
    var writer = start("a");
    while (!output(0).contains("holding 3")) {
      Thread.sleep(20);
    }
    writer.destroyForcibly().waitFor();
    var notices = new ArrayList<String>();
    ToySweep.open(Volume.of(out()), notices::add).close();

    assertThat(notices).singleElement().asString().contains("lock of pid " + writer.pid());
  }

  private static Process firstToEnd(List<Process> processes) {
    var ends = processes.stream().map(Process::onExit).toArray(CompletableFuture<?>[]::new);
    return (Process) CompletableFuture.anyOf(ends).join();
  }

  private Process start(String name) throws IOException {
    return ChildJvm.start(WriterProcess.class, directory.resolve(name).toFile(), out());
  }

  private String output(int process) throws IOException {
    return Files.readString(directory.resolve(List.of("a", "b").get(process)));
  }

  private String out() {
    return directory.resolve("out").toString();
  }
}
