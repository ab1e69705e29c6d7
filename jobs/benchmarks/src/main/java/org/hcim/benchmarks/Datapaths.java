package org.hcim.benchmarks;

import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Slicing;

/** The datapaths that the benchmarks simulate. */
final class Datapaths {

  private Datapaths() {}

  /** HCiM configuration A with ternary comparators, on crossbars with the given number of rows. */
  static Datapath hcim(int rows) {
    var slicing = new Slicing(new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL);
    return new Datapath(rows, slicing, new ColumnReadout.Ternary(3, 0, DcimWidths.hcim()));
  }
}
