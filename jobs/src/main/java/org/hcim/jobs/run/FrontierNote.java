package org.hcim.jobs.run;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.sql.Sources;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Table;

/**
 * A note for queries of the frontier: there is none, or its sweep has more rows now.
 *
 * @param sweepId the only visible sweep; default all
 */
record FrontierNote(Output out, Optional<String> sweepId, Sources sources) {

  private static final Pattern FRONTIER = Pattern.compile("(?i)\\bfrontier\\b");

  /**
   * The note for a query; empty if it does not name the frontier or if there is nothing to note.
   */
  Optional<String> of(String sql) {
    if (!FRONTIER.matcher(sql).find()) {
      return Optional.empty();
    }
    String command = ShellCommand.hcim("frontier").path(out.location()).toString();
    return sources.of(Table.FRONTIER).isEmpty()
        ? Optional.of("frontier is empty; " + command + " computes one")
        : latest()
            .filter(this::isOutdated)
            .map(
                frontier ->
                    "frontier %s does not include all rows of %s; %s computes one of all rows"
                        .formatted(frontier.frontierId(), frontier.sweepId(), command));
  }

  private Optional<FrontierOutcome> latest() {
    return LatestFrontier.of(out.location(), id -> sweepId.map(id::equals).orElse(true))
        .flatMap(
            latest ->
                Descriptions.of(
                    out.location(), Table.FRONTIER, latest.frontierId(), FrontierOutcome.class));
  }

  private boolean isOutdated(FrontierOutcome frontier) {
    return out.sweeps().stream()
        .filter(sweep -> sweep.id().equals(frontier.sweepId()))
        .map(sweep -> sweep.status().total().fingerprint().hex())
        .anyMatch(now -> !now.equals(frontier.fingerprint()));
  }
}
