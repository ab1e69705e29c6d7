package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.parquet.io.ParquetDecodingException;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure of the machine has an exit code and three lines: what, where, what to do. */
class FailureTest {

  @TempDir private Path directory;

  @Test
  void aFullDiskIsNamed() {
    var told = new Told(failed(new IOException("No space left on device")));

    assertThat(told.code).isEqualTo(ExitCode.DISK_FULL);
    assertThat(told.lines)
        .containsExactly(
            "the disk is full: No space left on device",
            "  where: sweep s_0, chunk c00001 cannot be written: Job aborted",
            "  to do: free some space or use another --out, then rerun the command to resume");
  }

  /** Spark repeats the trace of the worker in its message. */
  @Test
  void aFullDiskOfAWorkerIsNamedWithoutItsTrace() {
    var told =
        new Told(
            failed(
                new IllegalStateException(
                    "Task 1 failed: java.io.IOException: No space left on device\n\tat a.b.C\n")));

    assertThat(told.code).isEqualTo(ExitCode.DISK_FULL);
    assertThat(told.lines).hasSize(3).noneMatch(line -> line.contains("\tat "));
  }

  @Test
  void aFullDiskBehindAFileOfTheUserIsNoMistakeOfTheirs() {
    var full =
        new UncheckedIOException(
            "answer.csv", new FileSystemException("answer.csv", null, "No space left on device"));
    var missing = new UncheckedIOException("answer.csv", new NoSuchFileException("answer.csv"));

    assertThat(new Told(full).code).isEqualTo(ExitCode.DISK_FULL);
    assertThat(new Told(missing).code).isEqualTo(ExitCode.USAGE);
    assertThat(new Told(missing).lines).containsExactly("answer.csv: no such file");
  }

  @Test
  void aFileSystemThatFailsOrCannotBeReachedHasItsCode() {
    for (IOException failure :
        new IOException[] {
          new IOException("Input/output error"),
          new ConnectException("Connection refused"),
          new UnknownHostException("namenode"),
          new FileNotFoundException("gone")
        }) {
      var told = new Told(failed(failure));
      assertThat(told.code).as("%s", failure).isEqualTo(ExitCode.FILE_SYSTEM);
      assertThat(told.lines).hasSize(3);
    }
  }

  @Test
  void memoryAndStackHaveTheirCode() {
    for (Throwable error :
        new Throwable[] {
          new OutOfMemoryError("Java heap space"),
          new StackOverflowError(),
          failed(new IllegalStateException("Lost task: java.lang.OutOfMemoryError: heap"))
        }) {
      var told = new Told(error);
      assertThat(told.code).as("%s", error).isEqualTo(ExitCode.MEMORY);
      assertThat(told.lines).hasSize(3);
    }
  }

  /** Escapes of a terminal, and marks that reverse what follows. */
  @Test
  void aNameThatCommandsTheTerminalIsEscaped() {
    for (RuntimeException cause :
        new RuntimeException[] {
          new RequestException("no \u001b[2Jsweep \u202egnp.exe"),
          new StoreException.Damaged("no \u001b[2Jsweep \u202egnp.exe")
        }) {
      assertThat(new Told(cause).lines).containsExactly("no \\u001b[2Jsweep \\u202egnp.exe");
    }
    assertThat(Terminal.run("sql", directory.resolve("\u001b[2J"), "SELECT 1").err())
        .contains("\\u001b[2J")
        .doesNotContain("\u001b");
  }

  @Test
  void aDamagedPageIsDamage() {
    var told =
        new Told(
            new IllegalStateException(
                "Job aborted", new ParquetDecodingException("could not verify page integrity")));

    assertThat(told.code).isEqualTo(ExitCode.VERIFICATION);
    assertThat(told.lines).hasSize(3).anyMatch(line -> line.contains("hcim repair"));
  }

  @Test
  void anythingElseIsAnInternalError() {
    var told = new Told(new IllegalStateException("odd"));

    assertThat(told.code).isEqualTo(ExitCode.INTERNAL);
    assertThat(told.lines)
        .first()
        .isEqualTo("internal error: java.lang.IllegalStateException: odd");
  }

  /** Nothing listens there. */
  @Test
  void anUnreachableClusterEndsWithItsCode() {
    Terminal status = Terminal.run("status", "hdfs://127.0.0.1:1/out");

    assertThat(status.code()).as(status.err()).isEqualTo(ExitCode.FILE_SYSTEM);
    assertThat(status.err().lines()).hasSize(3).first().asString().contains("cannot be reached");
  }

  /** A full disk of this machine is one that takes no byte. */
  @Test
  void anAnswerThatCannotBeWrittenNamesTheFile() {
    Terminal sql =
        Terminal.run("sql", directory, "SELECT 1", "--output", directory.resolve("no/where.csv"));

    assertThat(sql.code()).as(sql.err()).isEqualTo(ExitCode.USAGE);
  }

  private static StoreException failed(Exception cause) {
    return new StoreException.Failed(
        "sweep s_0, chunk c00001 cannot be written: Job aborted", cause);
  }

  /** The report of an exception. */
  private static final class Told {
    private final int code;
    private final java.util.List<String> lines;

    Told(Throwable thrown) {
      var text = new StringWriter();
      code = Errors.report(thrown, new PrintWriter(text));
      lines = text.toString().lines().toList();
    }
  }
}
