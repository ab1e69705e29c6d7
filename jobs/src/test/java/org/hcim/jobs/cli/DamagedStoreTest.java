package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hcim.jobs.sql.SweptOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command that reads a table of a damaged store says so and exits with 5. */
class DamagedStoreTest {

  private static final String COUNT = "SELECT count(*) FROM results";

  @TempDir private Path directory;
  private Path out;
  private String id;

  /** Files whose loss or change a reader must see. */
  enum Damage {
    COMMIT_RECORD {
      @Override
      void to(Path out) throws IOException {
        Files.delete(files(out, "commits").get(1));
      }
    },
    ALL_COMMIT_RECORDS {
      @Override
      void to(Path out) throws IOException {
        for (Path file : files(out, "commits")) {
          Files.delete(file);
        }
      }
    },
    RUN_JSON {
      @Override
      void to(Path out) throws IOException {
        Files.delete(files(out, "run.json").get(0));
      }
    },
    DATA_FILE {
      @Override
      void to(Path out) throws IOException {
        Files.delete(files(out, "results").get(1));
      }
    },
    TRUNCATED_FILE {
      @Override
      void to(Path out) throws IOException {
        Path file = files(out, "results").get(1);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    EMPTY_COMPLETE_JSON {
      @Override
      void to(Path out) throws IOException {
        Files.write(files(out, "COMPLETE.json").get(0), new byte[0]);
      }
    };

    abstract void to(Path out) throws IOException;
  }

  @BeforeEach
  void sweep() throws IOException {
    out = directory.resolve("out");
    id = SweptOut.make(out);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void isReportedByEveryReader(Damage damage) throws IOException {
    damage.to(out);
    Map<String, Object[]> readers =
        Map.of(
            "sql by DuckDB", new Object[] {"sql", out, COUNT},
            "sql by Spark", new Object[] {"sql", out, COUNT, "--engine", "spark"},
            "summary", new Object[] {"summary", out},
            "frontier", new Object[] {"frontier", out},
            "report", new Object[] {"report", out},
            "sensitivity", new Object[] {"sensitivity", out},
            "status", new Object[] {"status", out},
            "verify", new Object[] {"verify", out});
    readers.forEach(
        (name, command) -> {
          Terminal run = Terminal.run(command);
          assertThat(run.code()).as("%s: %s%s", name, run.out(), run.err()).isEqualTo(5);
          assertThat(run.err()).as(name).contains(id).doesNotContain("internal error");
        });
  }

  @Test
  void verificationReadsEverySweepAndGoesOn() throws IOException {
    Path spec = directory.resolve("second.yaml");
    Files.writeString(spec, "sweep: second\nworkloads: [vgg9]\naxes: {xbar_rows: [64, 128]}\n");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
    Files.delete(files(out, id + "/commits").get(0));
    Files.writeString(files(out, id + "/spec.canonical.json").get(0), "");

    Terminal verify = Terminal.run("verify", out);
    assertThat(verify.code()).isEqualTo(5);
    assertThat(verify.err())
        .contains("sweep " + id + ": c00000: c00000.json: the commit record is missing")
        .contains("sweep " + id + ": spec.canonical.json: ");
    assertThat(verify.out().lines()).hasSize(2).anyMatch(line -> line.contains(": verified, "));
  }

  /** A letter that JSON does not mind. */
  @Test
  void verificationSeesAChangedSpec() throws IOException {
    Path spec = files(out, id + "/spec.canonical.json").get(0);
    String changed = Files.readString(spec).replace("resnet20", "resnet21");
    Files.writeString(spec, changed);

    Terminal verify = Terminal.run("verify", out);
    assertThat(verify.code()).isEqualTo(5);
    assertThat(verify.err())
        .isEqualTo(
            "sweep %s: spec.canonical.json: changed: its hash is not that of sweep %s%n"
                .formatted(id, id));
  }

  @Test
  void anEmptyLockFileBlocksNobody() throws IOException {
    Files.write(out.resolve("control/sweeps/" + id + "/lock.json"), new byte[0]);

    for (List<Object> command :
        List.<List<Object>>of(
            List.of("sql", out, COUNT), List.of("status", out), List.of("verify", out))) {
      Terminal run = Terminal.run(command.toArray());
      assertThat(run.code()).as(run.err()).isZero();
    }
  }

  private static List<Path> files(Path out, String part) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> out.relativize(file).toString().contains(part))
          .sorted()
          .toList();
    }
  }
}
