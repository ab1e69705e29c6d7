package org.hcim.sweeps.spec;

/** The way in which a spec's space is used, on which its largest size depends. */
enum SpaceUse {
  /** Its points are numbered and evaluated. */
  SWEEP,
  /** A grid is searched by ranges of its axes; one of any size is read. */
  SEARCH
}
