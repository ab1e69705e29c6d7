package org.hcim.accelerator.design;

import java.util.Objects;

/**
 * Accounting choices that the HCiM paper leaves open; ADR-0003 gives the reason for each default.
 */
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
