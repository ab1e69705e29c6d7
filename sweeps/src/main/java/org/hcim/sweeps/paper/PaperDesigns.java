package org.hcim.sweeps.paper;

import java.util.EnumMap;
import java.util.Map;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.PowerGating;
import org.hcim.accelerator.technology.Constant;
import org.hcim.sweeps.spec.Bundles;
import org.hcim.sweeps.spec.DesignReader;

/**
 * The designs that the paper evaluates, with the paper's accounting, which excludes leakage, array
 * periphery, the area between circuits, the read of partial sums and requantization, and has one
 * comparator for arrays of any size. The paper uses PUMA's simulator, whose crossbar of 128 x 128
 * cells takes 25 um2.
 */
final class PaperDesigns {

  private static final String CONFIGURATION_A = "config-a";
  private static final String IMAGENET = "config-imagenet";

  private PaperDesigns() {}

  /** Returns a model with the accounting of the paper's simulator. */
  static CostModel withoutPeriphery(CostModel model) {
    return CostModel.with(
        model
            .constants()
            .with(
                Map.of(
                    Constant.ARRAY_PERIPHERY_FACTOR,
                    0.0,
                    Constant.DRIVER_CHAIN_FRAC,
                    0.0,
                    Constant.AREA_UTILIZATION_FRAC,
                    1.0,
                    Constant.DCIM_READ_FRAC,
                    0.0,
                    Constant.DCIM_READ_CYCLES_PER_BIT,
                    0.0,
                    Constant.REQUANTIZATIONS_PER_OUTPUT,
                    0.0,
                    Constant.COMPARATOR_MARGIN_SIGMAS,
                    0.0)));
  }

  /** The design to which the paper's bars are normalized: configuration A, ternary. */
  static DesignPoint reference() {
    return of("A");
  }

  /** The design with the given name in the data file. */
  static DesignPoint of(String subject) {
    return switch (subject) {
      case "A" -> point(CONFIGURATION_A, "ternary");
      case "B" -> point("config-b", "ternary");
      case "binary" -> point(CONFIGURATION_A, "binary");
      case "sar7" -> point(CONFIGURATION_A, "adc-sar-7");
      case "sar6" -> point(CONFIGURATION_A, "adc-sar-6");
      case "flash4" -> point(CONFIGURATION_A, "adc-flash-4");
      case "imagenet-ternary" -> point(IMAGENET, "ternary");
      case "imagenet-sar7" -> point(IMAGENET, "adc-sar-7");
      case "imagenet-ternary-64-45nm" -> at45Nm(64, IMAGENET, "ternary");
      case "imagenet-sar7-128-45nm" -> at45Nm(128, IMAGENET, "adc-sar-7");
      default -> throw new IllegalArgumentException("unknown design of the paper: " + subject);
    };
  }

  private static DesignPoint at45Nm(int size, String... bundles) {
    Object[] values = values(bundles);
    values[Parameter.XBAR_ROWS.ordinal()] = size;
    values[Parameter.XBAR_COLUMNS.ordinal()] = size;
    values[Parameter.TECHNOLOGY_NM.ordinal()] = 45;
    return DesignPoint.of(values);
  }

  private static DesignPoint point(String... bundles) {
    return DesignPoint.of(values(bundles));
  }

  private static Object[] values(String... bundles) {
    Map<Parameter, Object> stated = new EnumMap<>(Parameter.class);
    for (String bundle : bundles) {
      stated.putAll(Bundles.named(bundle).orElseThrow());
    }
    Object[] values = DesignReader.withDefaults(stated);
    values[Parameter.POWER_GATING.ordinal()] = PowerGating.IDEAL;
    return values;
  }
}
