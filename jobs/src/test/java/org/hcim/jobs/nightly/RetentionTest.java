package org.hcim.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hcim.sweeps.regression.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  @Test
  void tablesExpireAndReportsStay(@TempDir Path store) throws IOException {
    for (String run : List.of("a", "b", "c", "unknown")) {
      for (String file :
          List.of("results/s_x/part.parquet", "control/lock", "report/index.html", "views.sql")) {
        Path path = store.resolve("nights").resolve(run).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, run);
      }
    }
    new History(
            List.of(
                Records.of("a", Outcome.PASS),
                Records.of("b", Outcome.FAIL),
                Records.of("c", Outcome.FAIL),
                Records.of("never", Outcome.FAIL),
                Records.of("last", Outcome.FAIL)))
        .save(store.toString());

    Retention.prune(store.toString(), 1);

    assertThat(files(store, "a")).hasSize(4);
    assertThat(files(store, "b")).containsExactly("report/index.html");
    assertThat(files(store, "c")).containsExactly("report/index.html");
    assertThat(files(store, "unknown")).hasSize(4);
    assertThat(store.resolve("history.json")).exists();
  }

  private static List<String> files(Path store, String run) throws IOException {
    Path directory = store.resolve("nights").resolve(run);
    try (var paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> directory.relativize(path).toString())
          .toList();
    }
  }
}
