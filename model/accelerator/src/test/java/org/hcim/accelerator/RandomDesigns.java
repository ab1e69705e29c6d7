package org.hcim.accelerator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.hcim.accelerator.design.ActivationPath;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.IdleColumns;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.PowerGating;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.design.SlicePlacement;
import org.hcim.accelerator.design.StreamPipeline;
import org.hcim.accelerator.design.ThresholdRule;

/** Random designs over the whole space, its corners included. */
public final class RandomDesigns {

  /** Those that the golden digest was made of; one a channel costs what one a column costs. */
  private static final ScaleFactorGranularity[] GRANULARITIES = {
    ScaleFactorGranularity.BIT_SLICE, ScaleFactorGranularity.COLUMN, ScaleFactorGranularity.LAYER
  };

  /** Those that the golden digest was made of; {@code CapacitiveAdcTest} has the other one. */
  private static final AdcCostSource[] COST_SOURCES = {
    AdcCostSource.PAPER, AdcCostSource.SURVEY, AdcCostSource.REGRESSION, AdcCostSource.CUSTOM
  };

  private RandomDesigns() {}

  /** A design that keeps every rule. */
  public static DesignPoint valid(Dice dice, Object... changes) {
    Optional<DesignPoint> design = Optional.empty();
    while (design.isEmpty()) {
      design = validOrNone(values(dice, changes));
    }
    return design.get();
  }

  /** A binary design with one or two bias rows. */
  public static DesignPoint withBiasRows(Dice dice, Object... changes) {
    return valid(dice, joined(biasRows(dice), changes));
  }

  /** The values of a design with bias rows. */
  public static Object[] biasRows(Dice dice) {
    return new Object[] {
      Parameter.READOUT, ReadoutKind.BINARY.key(),
      Parameter.SIGNED_MAPPING, SignedMapping.DIFFERENTIAL.key(),
      Parameter.BIAS_ROWS, dice.between(1, 2),
    };
  }

  private static Optional<DesignPoint> validOrNone(Object[] values) {
    try {
      return Optional.of(DesignPoint.of(values));
    } catch (InvalidDesignException broken) {
      return Optional.empty();
    }
  }

  /** Values of a design that may break a rule. */
  public static Object[] values(Dice dice, Object... changes) {
    int columns = size(dice);
    int nanometers = dice.pick(65, 45, 32);
    Object[] random = {
      Parameter.XBAR_ROWS, size(dice),
      Parameter.XBAR_COLUMNS, columns,
      Parameter.CELL_BITS, dice.pick(1, 1, 1, 2, 4),
      Parameter.WEIGHT_BITS, dice.pick(1, 2, 3, 4, 4, 8, 16),
      Parameter.ACTIVATION_BITS, dice.pick(1, 2, 3, 4, 4, 8, 16),
      Parameter.STREAM_BITS, dice.pick(1, 1, 1, 2, 4),
      Parameter.SIGNED_MAPPING, dice.pick(SignedMapping.values()).key(),
      Parameter.SLICE_PLACEMENT, dice.pick(SlicePlacement.values()).key(),
      Parameter.READOUT, dice.pick(ReadoutKind.values()).key(),
      Parameter.ADC_BITS, dice.between(3, 8),
      Parameter.COLUMNS_PER_ADC, dice.chance(50) ? null : dice.pick(1, 4, 16, columns),
      Parameter.ADC_COST_SOURCE, dice.pick(COST_SOURCES).key(),
      Parameter.SCALE_FACTOR_BITS, dice.between(1, 8),
      Parameter.SCALE_FACTOR_GRANULARITY, dice.pick(GRANULARITIES).key(),
      Parameter.PARTIAL_SUM_BITS, dice.between(4, 24),
      Parameter.XBARS_PER_DCIM, dice.pick(1, 1, 2, 16),
      Parameter.TERNARY_ZERO_FRAC, dice.fraction(),
      Parameter.XBAR_TECHNOLOGY, dice.pick(CrossbarTechnology.values()).key(),
      Parameter.TECHNOLOGY_NM, nanometers,
      Parameter.SUPPLY_V, dice.chance(50) ? null : dice.pick(0.7, 0.75, 0.8),
      Parameter.XBARS_PER_TILE, dice.pick(8, 64, 100, 4096),
      Parameter.TILES, dice.chance(80) ? null : dice.pick(1, 100, 100_000),
      Parameter.WEIGHT_REPLICATION, dice.pick(1, 1, 2, 3, 1024),
      Parameter.ACTIVATION_PATH, dice.pick(ActivationPath.values()).key(),
      Parameter.POWER_GATING, dice.pick(PowerGating.values()).key(),
      Parameter.IDLE_COLUMNS, dice.pick(IdleColumns.values()).key(),
      Parameter.STREAM_PIPELINE, dice.pick(StreamPipeline.values()).key(),
      Parameter.DIGITAL_STRUCTURE, dice.pick(DigitalStructure.values()).key(),
      Parameter.TERNARY_THRESHOLDS, dice.pick(ThresholdRule.values()).key(),
    };
    return Designs.values(joined(random, changes));
  }

  private static Object[] joined(Object[] first, Object[] second) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  private static int size(Dice dice) {
    return dice.chance(60) ? dice.pick(16, 32, 64, 128, 256, 512, 1024) : dice.between(16, 1024);
  }
}
