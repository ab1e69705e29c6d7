package org.hcim.jobs.store;

/** The handling of a lock held by another writer. */
public enum LockPolicy {
  /** Stops, unless the holder is a dead process of this machine. */
  RESPECT,
  /** Also takes over a lock whose holder has sent no heartbeat for a minute. */
  STEAL_STALE
}
