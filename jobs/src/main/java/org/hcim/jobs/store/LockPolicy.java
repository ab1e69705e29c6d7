package org.hcim.jobs.store;

/** The treatment of another writer's lock. */
public enum LockPolicy {
  /** Stop, unless the holder is a dead process of this machine. */
  RESPECT,
  /** Also take over a lock whose holder has not shown a sign of life for a minute. */
  STEAL_STALE
}
