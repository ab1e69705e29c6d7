package org.hcim.sweeps.spec;

/** The use of a spec's space, which determines its maximum size. */
enum SpaceUse {
  /** The points of the space are numbered and evaluated. */
  SWEEP,
  /** A grid of any size is searched by ranges of its axes. */
  SEARCH
}
