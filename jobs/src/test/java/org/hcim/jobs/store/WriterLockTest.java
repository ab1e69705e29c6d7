package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterLockTest {

  private static final String FILE = "control/lock.json";
  private static final long NO_PROCESS = 99_999_999L;

  private final List<String> notices = new ArrayList<>();

  @TempDir private Path out;
  private Volume volume;

  @BeforeEach
  void openVolume() {
    volume = LocalVolume.of(out.toString());
  }

  @Test
  void isHeldOnce() throws IOException {
    try (var lock = take(LockPolicy.STEAL_STALE)) {
      lock.check();

      assertThatThrownBy(() -> take(LockPolicy.STEAL_STALE))
          .isInstanceOf(StoreException.Locked.class)
          .hasMessageStartingWith(
              "sweep s_1 is being written by pid " + ProcessHandle.current().pid() + " on ");
    }
    take(LockPolicy.RESPECT).close();
    assertThat(out.resolve(FILE)).doesNotExist();
  }

  @Test
  void isTakenOverFromADeadProcess() throws IOException {
    hold(holder("", NO_PROCESS, Instant.now()));

    take(LockPolicy.RESPECT).close();

    assertThat(notices).singleElement().asString().startsWith("took over the lock of pid 99999999");
  }

  @Test
  void isTakenOverFromAnEarlierProcessWithALivingPid() throws IOException {
    var me = LockHolder.here();
    hold(
        new LockHolder(
            "t", me.host(), me.pidSpace(), me.pid(), "2001-01-01T00:00:00Z", me.heartbeatAt()));

    take(LockPolicy.RESPECT).close();
  }

  @Test
  void isTakenOverFromAFailedCallOfThisProcess() throws IOException {
    hold(LockHolder.here());

    take(LockPolicy.RESPECT).close();
  }

  @Test
  void isStolenFromAnotherHostOnlyWhenStale() throws IOException {
    hold(holder("-other", 1, Instant.now()));
    assertThatThrownBy(() -> take(LockPolicy.STEAL_STALE))
        .isInstanceOf(StoreException.Locked.class)
        .hasMessageContaining("wait for it");

    volume.delete(FILE);
    hold(holder("-other", 1, Instant.now().minusSeconds(61)));
    assertThatThrownBy(() -> take(LockPolicy.RESPECT)).hasMessageContaining("--steal-lock");
    take(LockPolicy.STEAL_STALE).close();
  }

  @Test
  void stopsItsFormerHolder() throws IOException {
    var lock = take(LockPolicy.RESPECT);
    var thief = holder("-other", 7, Instant.now());
    volume.replace(FILE, Json.write(thief));

    assertThatThrownBy(lock::check)
        .isInstanceOf(StoreException.Locked.class)
        .hasMessageContaining("was lost to pid 7");
    lock.close();
    assertThat(WriterLock.holder(volume, FILE)).contains(thief);
  }

  @Test
  void survivesATakerThatDiedHalfway() throws IOException {
    var dead = holder("", NO_PROCESS, Instant.now());
    hold(dead);
    volume.createNew(
        FILE + ".claim-" + dead.token(), Json.write(holder("", NO_PROCESS - 1, Instant.now())));

    take(LockPolicy.RESPECT).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"token\": \"t\", \"heartbeat_at\": \"never\"}"})
  void isTakenFromAFileThatNamesNobody(String content) throws IOException {
    volume.createNew(FILE, content.getBytes(UTF_8));

    take(LockPolicy.RESPECT).close();

    assertThat(notices)
        .containsExactly("took over the lock of nobody: the lock file cannot be read");
    assertThat(out.resolve(FILE)).doesNotExist();
  }

  @Test
  void goesToOneOfManyTakers() throws Exception {
    for (int round = 0; round < 20; round++) {
      hold(holder("", NO_PROCESS, Instant.now()));
      var winners = race(8);
      assertThat(winners).hasSize(1);
      winners.get(0).close();
    }
  }

  private List<WriterLock> race(int takers) throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(takers);
    try {
      Callable<List<WriterLock>> taker = this::takeOrNothing;
      var winners = new ArrayList<WriterLock>();
      var results = threads.invokeAll(IntStream.range(0, takers).mapToObj(i -> taker).toList());
      for (var result : results) {
        winners.addAll(result.get());
      }
      return winners;
    } finally {
      threads.shutdown();
    }
  }

  private List<WriterLock> takeOrNothing() throws IOException {
    try {
      return List.of(WriterLock.take(volume, FILE, "sweep s_1", LockPolicy.RESPECT, notice -> {}));
    } catch (StoreException.Locked e) {
      return List.of();
    }
  }

  private WriterLock take(LockPolicy policy) throws IOException {
    return WriterLock.take(volume, FILE, "sweep s_1", policy, notices::add);
  }

  private void hold(LockHolder holder) throws IOException {
    volume.createNew(FILE, Json.write(holder));
  }

  private static LockHolder holder(String hostSuffix, long pid, Instant heartbeat) {
    var me = LockHolder.here();
    return new LockHolder(
        me.token(),
        me.host() + hostSuffix,
        me.pidSpace(),
        pid,
        me.startedAt(),
        heartbeat.toString());
  }
}
