package org.hcim.simulator.crossbar;

import org.hcim.accelerator.Dice;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;

/** Seeded datapaths, weights, scale factors and activations over all parameters. */
public final class RandomMatrices {

  private final Dice dice;
  private final ScaleFactorGranularity[] granularities;
  private boolean isSigned;
  private boolean hasLevels;

  /** Cases that follow from a seed. */
  public RandomMatrices(long seed) {
    this(seed, ScaleFactorGranularity.values());
  }

  /** Cases of some granularities only. */
  RandomMatrices(long seed, ScaleFactorGranularity... granularities) {
    dice = new Dice(seed);
    this.granularities = granularities;
  }

  /** The same cases, except that activations are signed wherever streams allow it. */
  public RandomMatrices signed() {
    isSigned = true;
    return this;
  }

  /** Cases with ADCs that have levels of their own instead of any readout. */
  public RandomMatrices withLevels() {
    hasLevels = true;
    return this;
  }

  /** A small matrix with any datapath. */
  public CrossbarMatrix matrix() {
    int inputs = dice.chance(10) ? 1 : dice.between(1, 100);
    int outputs = dice.between(1, 3);
    var datapath = datapath();
    while (datapath.mostSum(inputs) >= 1 << 30) {
      datapath = datapath();
    }
    return matrix(datapath, inputs, outputs);
  }

  /** A matrix of a datapath and size. */
  public CrossbarMatrix matrix(Datapath datapath, int inputs, int outputs) {
    var weights =
        new WeightMatrix(inputs, outputs, weights(datapath, inputs * outputs), datapath.slicing());
    int count = ScaleFactors.count(datapath, inputs, outputs);
    var codes = new int[count];
    if (datapath.readout() instanceof ColumnReadout.Comparators comparators) {
      int most = mostScale(datapath, comparators.dcim());
      boolean extreme = dice.chance(20);
      for (int i = 0; i < count; i++) {
        codes[i] = extreme ? most : dice.between(0, most);
      }
    }
    return new CrossbarMatrix(datapath, weights, ScaleFactors.of(datapath, inputs, outputs, codes));
  }

  /** Activations of a number of vectors, input by input. */
  byte[] activations(CrossbarMatrix matrix, int positions) {
    var codes = new byte[matrix.weights().inputs() * positions];
    int most = matrix.datapath().slicing().mostActivation();
    int least = matrix.datapath().slicing().leastActivation();
    int kind = dice.between(0, 9);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (kind == 0 ? least : kind == 1 ? most : dice.between(least, most));
    }
    return codes;
  }

  /** Any datapath. */
  public Datapath datapath() {
    var slicing = slicing();
    int rows = dice.pick(1, 3, 16, 64, 65, 128, dice.between(1, 200));
    return new Datapath(rows, slicing, readout(slicing, rows));
  }

  private Slicing slicing() {
    int weightBits = dice.chance(15) ? 1 : dice.between(2, 8);
    var mapping =
        weightBits > 1
            ? dice.pick(SignedMapping.values())
            : dice.pick(SignedMapping.DIFFERENTIAL, SignedMapping.TWOS_COMPLEMENT);
    int cellBits = mapping.isDifferential() ? cellBits(weightBits) : 1;
    if (mapping == SignedMapping.TWOS_COMPLEMENT && weightBits > 2 && dice.chance(30)) {
      cellBits = weightBits - 1;
    }
    int activationBits = dice.between(1, 8);
    int streamBits = dice.chance(60) ? 1 : dice.between(1, activationBits);
    var precision = new Precision(cellBits, weightBits, activationBits, streamBits);
    boolean signed = isSigned && (activationBits - 1) % streamBits == 0;
    return new Slicing(
        precision, mapping, signed ? ActivationCode.TWOS_COMPLEMENT : ActivationCode.UNSIGNED);
  }

  private int cellBits(int weightBits) {
    return dice.chance(60) ? 1 : dice.between(1, weightBits);
  }

  private ColumnReadout readout(Slicing slicing, int rows) {
    var precision = slicing.precision();
    int most = rows * ((1 << precision.cellBits()) - 1) * ((1 << precision.streamBits()) - 1);
    if (hasLevels) {
      return levels(most);
    }
    int reference = dice.chance(70) ? 0 : dice.between(-most, most);
    return switch (dice.between(0, 3)) {
      case 0 -> new ColumnReadout.Binary(reference, words(slicing));
      case 1 -> adc(most);
      case 2 -> new ColumnReadout.Ternary(dice.between(1, most + 1), reference, words(slicing));
      default -> new ColumnReadout.Ternary(dice.between(1, 1 + most / 8), 0, words(slicing));
    };
  }

  private ColumnReadout adc(int most) {
    if (dice.chance(30)) {
      return CoveringAdc.of(dice.between(4, 8), -most, most);
    }
    return new ColumnReadout.Adc(
        dice.between(1, 8), dice.between(-most, most / 2), dice.between(0, 4));
  }

  private LevelAdc levels(int most) {
    int bits = dice.between(1, 6);
    int farthest = dice.chance(30) ? 1 : 1 + 2 * most / (1 << bits);
    var levels = new int[1 << bits];
    levels[0] = dice.between(-most, most / 2);
    for (int code = 1; code < levels.length; code++) {
      levels[code] = levels[code - 1] + dice.between(1, farthest);
    }
    return new LevelAdc(bits, levels);
  }

  private DcimWidths words(Slicing slicing) {
    var granularity = dice.pick(granularities);
    int least =
        granularity == ScaleFactorGranularity.BIT_SLICE
            ? 2
            : slicing.precision().activationBits() + 2;
    int partialSumBits = dice.between(least, 14);
    int scaleFactorBits = dice.between(1, Math.min(8, partialSumBits));
    return new DcimWidths(
        scaleFactorBits, granularity, partialSumBits, dice.pick(Overflow.values()));
  }

  private static int mostScale(Datapath datapath, DcimWidths words) {
    int lastStream = datapath.slicing().precision().streams() - 1;
    int shift = words.shift(datapath.slicing().firstBit(lastStream));
    return Math.min(words.mostScale(), words.mostSum() >> shift);
  }

  private byte[] weights(Datapath datapath, int count) {
    int least = datapath.slicing().leastWeight();
    int most = datapath.slicing().mostWeight();
    int kind = dice.between(0, 9);
    var codes = new byte[count];
    for (int i = 0; i < count; i++) {
      codes[i] =
          (byte)
              switch (kind) {
                case 0 -> 0;
                case 1 -> least;
                case 2 -> most;
                default -> dice.between(least, most);
              };
    }
    return codes;
  }
}
