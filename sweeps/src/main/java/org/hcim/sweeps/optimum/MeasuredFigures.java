package org.hcim.sweeps.optimum;

import java.util.List;

/** The measured figures of a network, by the algorithm setting of a design. */
public interface MeasuredFigures {

  /** Nothing is measured. */
  MeasuredFigures NONE =
      new MeasuredFigures() {
        @Override
        public Measured of(Object[] values) {
          return Measured.UNKNOWN;
        }

        @Override
        public List<Measured> within(Object[] least, Object[] most) {
          return List.of();
        }

        @Override
        public boolean mayReplaceZeros() {
          return false;
        }
      };

  /**
   * The figures of a design.
   *
   * @param values by slot
   */
  Measured of(Object[] values);

  /**
   * The figures of all designs between two corners, and possibly of others; designs without any
   * known figure are omitted.
   *
   * @param least by slot, the least values
   * @param most the greatest values
   */
  List<Measured> within(Object[] least, Object[] most);

  /** Returns whether measured zeros may replace the zeros of a design. */
  boolean mayReplaceZeros();
}
