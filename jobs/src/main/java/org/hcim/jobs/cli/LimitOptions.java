package org.hcim.jobs.cli;

import java.time.Duration;
import java.util.Optional;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.sql.MemorySize;
import picocli.CommandLine.Option;

/** The options that limit a query. */
final class LimitOptions {

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "stop the query after this many seconds with exit code 124 (default: unlimited)")
  private Long timeout;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = {
        "memory limit of the query, such as 512m or 2g; a query that needs more ends with"
            + " exit code 8 (default: duckdb, 80 %% of the machine's memory; spark, the heap that"
            + " HCIM_HEAP sets)"
      })
  private String memory;

  /**
   * The time limit of a query.
   *
   * @throws RequestException when it is not positive
   */
  Optional<Duration> time() {
    if (timeout != null && timeout < 1) {
      throw RequestException.of("timeout", "timeout (" + timeout + ") must be at least 1 s");
    }
    return Optional.ofNullable(timeout).map(Duration::ofSeconds);
  }

  /**
   * The memory limit of a query.
   *
   * @throws RequestException when it is not a size
   */
  Optional<MemorySize> memory() {
    try {
      return Optional.ofNullable(memory).map(MemorySize::parse);
    } catch (IllegalArgumentException e) {
      throw RequestException.of("memory", "memory " + e.getMessage());
    }
  }
}
