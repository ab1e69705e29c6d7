package org.hcim.jobs.cli;

import org.hcim.jobs.store.LockPolicy;
import picocli.CommandLine.Option;

/** The options for an output directory that another writer has locked. */
final class LockOptions {

  @Option(
      names = "--steal-lock",
      description = "take over the lock of a writer without a recent heartbeat")
  private boolean stealLock;

  LockPolicy policy() {
    return stealLock ? LockPolicy.STEAL_STALE : LockPolicy.RESPECT;
  }
}
