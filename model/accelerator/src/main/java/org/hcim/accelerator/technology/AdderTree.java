package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.DIGITAL_CARRY_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_MULTIPLIER_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_RIPPLE_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_SUM_NS;

/**
 * A tree of ripple-carry adders over the rows of one output, beside its cells: ZigZag's model.
 *
 * @param depth levels of adders
 */
record AdderTree(int rows, int weightBits, int depth, Constants constants) implements RowAdders {

  @Override
  public int sumBits() {
    return weightBits + depth;
  }

  @Override
  public double addersPerRow() {
    return 0;
  }

  @Override
  public double sharedAdders() {
    return (double) rows * (weightBits + 1) - (sumBits() + 1);
  }

  @Override
  public double switching() {
    return 1;
  }

  @Override
  public double registerBits() {
    return 0;
  }

  @Override
  public double latencyNs() {
    return constants.get(DIGITAL_MULTIPLIER_NS)
        + Math.max(0, depth - 1) * constants.get(DIGITAL_SUM_NS)
        + constants.get(DIGITAL_CARRY_NS)
        + Math.max(0, sumBits() - 2) * constants.get(DIGITAL_RIPPLE_NS);
  }

  @Override
  public double areaFrac() {
    return 1;
  }

  @Override
  public double inputLineFf() {
    return 0;
  }

  @Override
  public double inputLineOhm() {
    return 0;
  }
}
