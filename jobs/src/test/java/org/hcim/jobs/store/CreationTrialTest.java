package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreationTrialTest {

  private static final String FILE = "control/trial";

  @TempDir private Path directory;

  /** Creates a file in a volume, as a faulty store would. */
  @FunctionalInterface
  private interface Creation {
    void create(Volume volume, String file, byte[] bytes)
        throws IOException, InterruptedException, BrokenBarrierException;
  }

  private Volume local() {
    return LocalVolume.of(directory.toString());
  }

  /** HDFS has tests of its own: a local directory behind its interface renames in two steps. */
  @Test
  void aVolumeThatCreatesOncePasses() throws IOException {
    Volume volume = local();

    assertThatCode(() -> new CreationTrial(volume, FILE).run()).doesNotThrowAnyException();
    assertThat(volume.exists(FILE)).isFalse();
  }

  @Test
  void aStoreThatIgnoresTheConditionIsRefused() throws IOException {
    Volume volume = creating(Volume::replace);

    assertThatThrownBy(() -> new CreationTrial(volume, FILE).run())
        .isInstanceOf(StoreException.Refused.class)
        .hasMessageContaining("of 5 callers, 5 created one object")
        .hasMessageContaining("If-None-Match");
    assertThat(volume.exists(FILE)).isFalse();
  }

  /** The second of two puts is refused only if it begins after the first has ended. */
  @Test
  void aStoreThatLooksAndThenWritesIsRefused() {
    var haveLooked = new CyclicBarrier(4);
    Volume volume =
        creating(
            (local, file, bytes) -> {
              if (local.exists(file)) {
                throw new FileAlreadyExistsException(file);
              }
              haveLooked.await();
              local.replace(file, bytes);
            });

    assertThatThrownBy(() -> new CreationTrial(volume, FILE).run())
        .isInstanceOf(StoreException.Refused.class)
        .hasMessageContaining("of 5 callers, 4 created one object");
  }

  /** The lock is the first file that a writer creates. */
  @Test
  void noLockIsTakenThere() throws IOException {
    Volume volume = creating(Volume::replace);

    assertThatThrownBy(
            () ->
                WriterLock.take(
                    volume, "control/lock.json", "toy", LockPolicy.RESPECT, notice -> {}))
        .isInstanceOf(StoreException.Refused.class);
    assertThat(volume.list("control")).isEmpty();
  }

  /** A local directory in which files are created in another way, and tried as on a server. */
  private Volume creating(Creation creation) {
    Volume local = local();
    return (Volume)
        Proxy.newProxyInstance(
            Volume.class.getClassLoader(),
            new Class<?>[] {Volume.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "createNew" ->
                    creation.create(local, (String) arguments[0], (byte[]) arguments[1]);
                case "checkCreatesOnce" ->
                    new CreationTrial((Volume) proxy, (String) arguments[0]).run();
                default -> {
                  return method.invoke(local, arguments);
                }
              }
              return null;
            });
  }
}
