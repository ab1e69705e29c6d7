package org.hcim.accelerator.design;

import java.util.Objects;

/** What is counted, where the paper leaves it open: ADR-0003 gives each default's reason. */
public record Accounting(
    ActivationPath activationPath,
    PowerGating powerGating,
    IdleColumns idleColumns,
    StreamPipeline streamPipeline) {

  public Accounting {
    Objects.requireNonNull(activationPath, "activationPath");
    Objects.requireNonNull(powerGating, "powerGating");
    Objects.requireNonNull(idleColumns, "idleColumns");
    Objects.requireNonNull(streamPipeline, "streamPipeline");
  }
}
