package org.hcim.jobs.store;

import java.time.Duration;
import java.util.List;

/** Placeholder until callers take {@link TableStatus}. */
public record TableRecords(TableStatus status) {

  public static TableRecords of(String out, TableStatus status) {
    return new TableRecords(status);
  }

  public String specHash() {
    return status.specHash();
  }

  public String modelVersion() {
    return status.modelVersion();
  }

  public String canonicalSpecJson() {
    return status.canonicalJson();
  }

  public List<CommitRecord> commits() {
    return status.commits();
  }

  public long bytes() {
    return status.bytes();
  }

  public Duration activeTime() {
    return status.activeTime();
  }
}
