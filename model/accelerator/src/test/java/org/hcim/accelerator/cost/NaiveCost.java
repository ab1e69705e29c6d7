package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.network.MvmLayer;

/**
 * Energy, latency and area of one layer on a design at 32 nm and 0.8 V, from naive counts and the
 * published figures as PUMA's tables and HCiM print them; leakage is left out.
 */
record NaiveCost(double energyPj, double latencyNs, double areaMm2) {

  /** Stillmaker and Baas, from 65 nm and 1.0 V. */
  private static final double DELAY_FROM_65_NM = 8.316 / 21.8;

  private static final double ENERGY_FROM_65_NM = 0.358308 / 1.332;

  /** PUMA's figures for 32, 64, 128 and 256 entries. */
  private static final double[] INPUT_PJ = {0.3, 0.7, 1.7, 4.7};

  private static final double[] INPUT_WRITE_PJ = {0.1, 0.1, 0.16, 0.2};
  private static final double[] OUTPUT_PJ = {0.1, 0.1, 0.16, 0.2};
  private static final double[] REGISTER_MM2 = {0.00015, 0.00033, 0.00078, 0.0019};

  /** A cell of 0.25 um2, 2.8 times as wide as high; 0.2 fF/um of wire, and transistors at 32 nm. */
  private static final double HEIGHT_UM = 0.298807;

  private static final double BITLINE_FF = NaivePeriphery.bitlineFf(0.25);
  private static final double WORDLINE_FF = NaivePeriphery.wordlineFf(0.25);

  static NaiveCost of(DesignPoint design, MvmLayer layer) {
    var counts = new NaiveCounts(design, layer);
    return design.readout() instanceof Readout.Adc
        ? withSar7(design, counts)
        : withTernary(design, counts);
  }

  /** The converter of Table 3 for 7 bits: 3.8 mW and 4 cycles of 1 ns, 0.013 mm2 at 65 nm. */
  private static NaiveCost withSar7(DesignPoint design, NaiveCounts counts) {
    int outputs = design.outputsPerCrossbar();
    double streamNs = 1 + 1 + arrayNs(design) + 1 + design.columns() * 4 * DELAY_FROM_65_NM + 1 + 1;
    double vectorNs = design.precision().activationBits() * streamNs;
    double energyPj =
        counts.count(Action.CONVERSION) * (3.8 * 4 * ENERGY_FROM_65_NM)
            + counts.count(Action.COLUMN_SAMPLE) * 8.73e-6
            + counts.count(Action.SHIFT_ADD) * 0.045
            + counts.count(Action.OUTPUT_REGISTER_ACCESS) * OUTPUT_PJ[size(outputs)]
            + shared(design, counts, vectorNs);
    double crossbarMm2 =
        0.013 * 0.31
            + design.columns() * 12e-6 / NaivePeriphery.UTILIZATION
            + 0.00006
            + REGISTER_MM2[size(outputs)];
    return new NaiveCost(
        energyPj,
        Math.max(counts.longestCopyVectors * vectorNs, busNs(design, counts)),
        chip(design, counts.crossbars, crossbarMm2));
  }

  /** Two comparators a column and a DCiM array of 4-bit scale factors and 8-bit sums. */
  private static NaiveCost withTernary(DesignPoint design, NaiveCounts counts) {
    int streams = design.precision().activationBits();
    double clockNs =
        2 * DELAY_FROM_65_NM
            + Math.max(0, wordlineNs(1.5 * design.columns()) - wordlineNs(1.5 * 128));
    double streamNs = 1 + 1 + arrayNs(design) + 2 * DELAY_FROM_65_NM + 10 * clockNs;
    double growth = comparatorGrowth(design);
    double vectorNs = streams * streamNs + 8 * clockNs;
    double outputPj = OUTPUT_PJ[size(design.outputsPerCrossbar())];
    double energyPj =
        counts.count(Action.CONVERSION) * 2 * 0.011 * growth
            + counts.count(Action.SCALE_FACTOR_ADD) * 0.22
            + counts.count(Action.PARTIAL_SUM_READ) * 0.22 / 2
            + counts.count(Action.SHIFT_ADD) * 0.045 * 8 / 16
            + counts.count(Action.OUTPUT_REGISTER_ACCESS) * outputPj
            + shared(design, counts, vectorNs);
    double columnMm2 = (0.009 - 0.005) / 64 + 1.5 * 0.25e-6 * (4 * streams + 8 - 24);
    double dcimMm2 = 0.001 + columnMm2 * design.columns();
    double crossbarMm2 =
        dcimMm2 + design.columns() * 2 * 4.8e-6 * growth / NaivePeriphery.UTILIZATION;
    double shiftAddersMm2 = counts.crossbars * Math.ceil(design.columns() / 16.0) * 0.00006;
    return new NaiveCost(
        energyPj,
        Math.max(counts.longestCopyVectors * vectorNs, busNs(design, counts)),
        chip(design, counts.crossbars, crossbarMm2) + shiftAddersMm2);
  }

  private static double shared(DesignPoint design, NaiveCounts counts, double vectorNs) {
    double inputPj = INPUT_PJ[size(design.rows())];
    double tiles = Math.ceil(counts.crossbars / design.chip().crossbarsPerTile());
    double hops = Math.min(1, tiles - 1) * counts.outputBits;
    return counts.count(Action.CELL_READ) * BITLINE_FF * 0.8 * 0.8 * 0.5e-3
        + counts.count(Action.ROW_DRIVE)
            * (0.00350625 + 2 * design.columns() * WORDLINE_FF * 0.8 * 0.8 * 0.5e-3 * 4 / 3)
        + counts.count(Action.INPUT_REGISTER_READ)
            * inputPj
            * design.precision().activationBits()
            / 16
        + counts.count(Action.INPUT_REGISTER_WRITE)
            * INPUT_WRITE_PJ[size(design.rows())]
            * design.precision().activationBits()
            / 16
        + counts.count(Action.CORE_TRANSFER) * 3 / 256 * Math.sqrt(8 / 64.0)
        + counts.count(Action.BUS_TRANSFER)
            * 3
            / 256
            * Math.sqrt(design.chip().crossbarsPerTile() / 64.0)
        + counts.busyVectors * vectorNs * 0.25 / 8
        + counts.count(Action.INSTRUCTION_FETCH) * 0.65 * Math.sqrt(8) / 8
        + counts.count(Action.EDRAM_TRANSFER) * 25.35 / 256
        + counts.count(Action.REQUANTIZATION) * (0.373 + 0.795) * 32 / 45
        + hops * 16.13 / 256;
  }

  /** All outputs on the buses of the layer's tiles, 256 bits a nanosecond each. */
  private static double busNs(DesignPoint design, NaiveCounts counts) {
    double tiles = Math.ceil(counts.crossbars / design.chip().crossbarsPerTile());
    return counts.outputBits / 256 / tiles;
  }

  private static double chip(DesignPoint design, double crossbars, double readoutMm2) {
    double wide = 2.0 * design.columns();
    double driverUm2 = 0.167 + wide * WORDLINE_FF * NaivePeriphery.DRIVER_UM2_PER_FF;
    double crossbarMm2 =
        NaivePeriphery.arrayMm2(0.25, design.rows(), wide)
            + design.rows() * driverUm2 / NaivePeriphery.UTILIZATION * 1e-6
            + REGISTER_MM2[size(design.rows())];
    double instructionsMm2 = 0.0041 * Math.sqrt(8);
    double coreMm2 = 0.0033 + instructionsMm2 + 0.00392 + 0.00567 * 32 / 45;
    double countersMm2 = 0.0041 * Math.sqrt(8);
    double tileMm2 = 0.121 + 0.00145 + countersMm2 + instructionsMm2 + 2 * 0.0022 + 0.090 + 0.047;
    return crossbars * (crossbarMm2 + readoutMm2)
        + Math.ceil(crossbars / 8.0) * coreMm2
        + Math.ceil(crossbars / design.chip().crossbarsPerTile()) * tileMm2;
  }

  /** PUMA's 6.25 ns at 128 x 128 cells, and what the lines of another size take. */
  private static double arrayNs(DesignPoint design) {
    return 6.25
        + bitlineNs(design.rows())
        - bitlineNs(128)
        + wordlineNs(2 * design.columns())
        - wordlineNs(128);
  }

  /** 47 kohm discharge a lumped line; the wire is distributed. */
  private static double bitlineNs(int rows) {
    double ohm = 0.69 * 47_000 + 0.38 * rows * 4.66 * HEIGHT_UM;
    return ohm * rows * BITLINE_FF * 1e-6;
  }

  private static double wordlineNs(double cells) {
    return 0.38 * cells * 4.66 * 2.8 * HEIGHT_UM * cells * WORDLINE_FF * 1e-6;
  }

  /**
   * Three sigmas of 1.1 mV against half a step of 0.8 V / (1.3 rows); energy goes with 1/sigma^2.
   */
  private static double comparatorGrowth(DesignPoint design) {
    double marginMv = 0.5 * 800 / (1.3 * design.rows());
    return Math.max(1, Math.pow(3 * 1.1 / marginMv, 2));
  }

  private static int size(int entries) {
    return Integer.numberOfTrailingZeros(entries / 32);
  }
}
