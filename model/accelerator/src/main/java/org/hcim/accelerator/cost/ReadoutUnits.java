package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.Dcim;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.AdcCost;
import org.hcim.accelerator.technology.AdderCost;
import org.hcim.accelerator.technology.ComparatorCost;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.CrossbarLaws;
import org.hcim.accelerator.technology.DcimCost;
import org.hcim.accelerator.technology.LevelTableCost;
import org.hcim.accelerator.technology.ProcessFactors;
import org.hcim.accelerator.technology.ReferenceCost;

/**
 * The circuits that digitize columns and accumulate their values.
 *
 * @param adc one ADC with its levels; {@code null} with another readout
 * @param levels the cost that level tables add to an ADC; {@code null} with another readout
 * @param comparator one comparator; {@code null} with another readout
 * @param dcim one DCiM array; {@code null} with another readout
 * @param tree one adder tree; {@code null} with another readout
 */
record ReadoutUnits(
    AdcCost adc, LevelTableCost levels, ComparatorCost comparator, DcimCost dcim, AdderCost tree) {

  static ReadoutUnits of(DesignBox box, CrossbarLaws laws, ProcessFactors factors) {
    Corner least = box.least();
    if (box.point().readout() instanceof Readout.Comparators) {
      Dcim dcim = box.dcim(least.scaleFactorBits());
      return new ReadoutUnits(
          null,
          null,
          ComparatorCost.of(laws.unitStepMv(), factors),
          DcimCost.of(
              box.issuesPerStream(),
              dcim.partialSumBits(),
              dcim.rows(box.streams()),
              least.columns(),
              factors),
          null);
    }
    if (box.point().readout() instanceof Readout.Adc adc) {
      var levels = LevelTableCost.of(adc, box.requiredAdcBits(), factors);
      AdcCost uniform = AdcCost.of(adc, least.rows(), factors);
      return new ReadoutUnits(levels.with(uniform), levels, null, null, null);
    }
    AdderCost tree =
        AdderCost.of(
            ((Readout.Digital) box.point().readout()).structure(),
            least.rows(),
            box.most().rows(),
            least.weightBits(),
            least.activationBits(),
            least.streamBits(),
            box.most().streamBits(),
            factors);
    return new ReadoutUnits(null, null, null, null, tree);
  }

  /** Area of one ADC, one DCiM array or one adder tree. */
  double areaUm2() {
    if (tree != null) {
      return tree.areaUm2();
    }
    return adc != null ? adc.areaUm2() : dcim.areaUm2();
  }

  /**
   * The time after a read for which a column is sensed, in which cells conduct: that of its own
   * conversion or comparison. Published macros convert the currents of their cells directly.
   */
  double decisionNs() {
    if (adc != null) {
      return adc.settlingNs() + adc.latencyNs();
    }
    return comparator != null ? comparator.latencyNs() : 0;
  }

  void fill(UnitTable table, DesignBox box, ProcessFactors factors) {
    if (adc != null) {
      convert(table, box, factors.constants());
    } else if (tree != null) {
      add(table, box, factors.constants());
    } else {
      compare(table, box, factors);
    }
  }

  /**
   * Fills in the costs of ADCs. Published ADC power and the regression's energy include leakage;
   * level tables leak in proportion to their area.
   */
  private void convert(UnitTable table, DesignBox box, Constants constants) {
    int columns = box.least().columns();
    table.setEnergyPj(Action.CONVERSION, adc.energyPj());
    table.leakAsLogic(Part.ADC, levels.logicUm2() * 1e-6);
    table.setAreaMm2(Part.ADC, adc.areaUm2() * 1e-6);
    table.energy(Action.COLUMN_SAMPLE, constants.get(SAMPLE_HOLD_ENERGY_PJ));
    table.area(Part.COLUMN_SAMPLERS, constants.get(COLUMN_SAMPLING_AREA_UM2) * 1e-6 * columns);
    table.leakAsLogic(Part.COLUMN_SAMPLERS, table.areaMm2(Part.COLUMN_SAMPLERS));
    table.energy(Action.SHIFT_ADD, constants.get(SHIFT_ADD_ENERGY_PJ));
  }

  private void compare(UnitTable table, DesignBox box, ProcessFactors factors) {
    Constants constants = factors.constants();
    int columns = box.least().columns();
    var comparators = (Readout.Comparators) box.point().readout();
    Dcim array = box.dcim(box.least().scaleFactorBits());
    int perColumn = comparators.comparatorsPerColumn();
    table.setEnergyPj(Action.CONVERSION, comparator.energyPj() * perColumn);
    table.logic(Part.COMPARATORS, comparator.areaUm2() * perColumn * columns);
    if (comparators instanceof Readout.Ternary ternary) {
      thresholds(table, box, ternary, factors);
    }
    table.setEnergyPj(Action.SCALE_FACTOR_ADD, dcim.columnEnergyPj());
    table.setEnergyPj(Action.PARTIAL_SUM_READ, dcim.readEnergyPj());
    table.setAreaMm2(Part.DCIM_ARRAY, dcim.areaUm2() * 1e-6);
    double bitcells = (double) array.rows(box.streams()) * columns;
    table.leakAsLogic(Part.DCIM_ARRAY, (dcim.commonUm2() + dcim.circuitsUm2()) * 1e-6);
    table.addLeakage(Part.DCIM_ARRAY, bitcells * constants.get(SRAM_CELL_LEAKAGE_NW) * 1e-6);
    double width = array.partialSumBits() / constants.get(SHIFT_ADD_BITS);
    table.energy(Action.SHIFT_ADD, constants.get(SHIFT_ADD_ENERGY_PJ) * width);
  }

  /**
   * Fills in the costs of threshold circuits; one alpha for all crossbars of a layer needs none.
   */
  private static void thresholds(
      UnitTable table, DesignBox box, Readout.Ternary ternary, ProcessFactors factors) {
    Corner least = box.least();
    double references = ternary.thresholds().references(box.slicesPerCrossbar(), least.columns());
    if (references > 0) {
      double levels = CrossbarLaws.levels(least.cellBits(), least.streamBits());
      var reference = ReferenceCost.of(least.rows(), levels, box.streams(), factors);
      table.setEnergyPj(Action.THRESHOLD_SET, reference.energyPj());
      table.logic(Part.THRESHOLDS, references * reference.areaUm2());
    }
  }

  /**
   * Fills in the costs of a digital array, whose cells only hold weights; logic computes and adds
   * the products.
   */
  private void add(UnitTable table, DesignBox box, Constants constants) {
    table.setEnergyPj(Action.ADDER_TREE, tree.rowEnergyPj());
    table.setEnergyPj(Action.CONVERSION, tree.accumulateEnergyPj());
    table.logic(Part.ADDER_TREES, tree.areaUm2());
    table.energy(
        Action.SHIFT_ADD,
        constants.get(SHIFT_ADD_ENERGY_PJ)
            * (box.digitalSumBits() / constants.get(SHIFT_ADD_BITS)));
  }
}
