package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.LevelAdc;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.Slicing;

/** Reads and writes a datapath as integers and names of choices. */
final class DatapathFormat {

  /** The name of nonuniform ADCs, which files of the first version do not have. */
  private static final String LEVEL_ADC = "ADC_LEVELS";

  private DatapathFormat() {}

  static void write(Datapath datapath, DataOutputStream to) throws IOException {
    to.writeInt(datapath.rows());
    var precision = datapath.slicing().precision();
    to.writeInt(precision.cellBits());
    to.writeInt(precision.weightBits());
    to.writeInt(precision.activationBits());
    to.writeInt(precision.streamBits());
    to.writeUTF(datapath.slicing().mapping().name());
    to.writeUTF(datapath.slicing().activationCode().name());
    writeReadout(datapath.readout(), to);
  }

  static Datapath read(DataInputStream in) throws IOException {
    int rows = in.readInt();
    var precision = new Precision(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    var mapping = choice("signed_mapping", SignedMapping.class, in.readUTF());
    var code = choice("activation_code", ActivationCode.class, in.readUTF());
    return new Datapath(rows, new Slicing(precision, mapping, code), readReadout(in));
  }

  private static void writeReadout(ColumnReadout readout, DataOutputStream to) throws IOException {
    to.writeUTF(readout instanceof LevelAdc ? LEVEL_ADC : readout.levels().name());
    if (readout instanceof ColumnReadout.Ternary ternary) {
      to.writeInt(ternary.alpha());
      to.writeInt(ternary.reference());
      writeWords(ternary.dcim(), to);
    } else if (readout instanceof ColumnReadout.Binary binary) {
      to.writeInt(binary.reference());
      writeWords(binary.dcim(), to);
    } else if (readout instanceof ColumnReadout.Adc adc) {
      to.writeInt(adc.bits());
      to.writeInt(adc.lowest());
      to.writeInt(adc.stepLog2());
    } else if (readout instanceof LevelAdc adc) {
      to.writeInt(adc.bits());
      for (int code = 0; code < 1 << adc.bits(); code++) {
        to.writeInt(adc.level(code));
      }
    }
  }

  private static ColumnReadout readReadout(DataInputStream in) throws IOException {
    String name = in.readUTF();
    if (name.equals(LEVEL_ADC)) {
      return readLevels(in);
    }
    return switch (choice("readout", ReadoutLevels.class, name)) {
      case TERNARY -> new ColumnReadout.Ternary(in.readInt(), in.readInt(), readWords(in));
      case BINARY -> new ColumnReadout.Binary(in.readInt(), readWords(in));
      case ADC -> new ColumnReadout.Adc(in.readInt(), in.readInt(), in.readInt());
      case IDEAL -> new ColumnReadout.Ideal();
    };
  }

  private static LevelAdc readLevels(DataInputStream in) throws IOException {
    int bits = in.readInt();
    var levels = new int[LevelAdc.codes(bits)];
    for (int code = 0; code < levels.length; code++) {
      levels[code] = in.readInt();
    }
    return new LevelAdc(bits, levels);
  }

  private static void writeWords(DcimWidths words, DataOutputStream to) throws IOException {
    to.writeInt(words.scaleFactorBits());
    to.writeUTF(words.granularity().name());
    to.writeInt(words.partialSumBits());
    to.writeUTF(words.overflow().name());
  }

  private static DcimWidths readWords(DataInputStream in) throws IOException {
    return new DcimWidths(
        in.readInt(),
        choice("scale_factor_granularity", ScaleFactorGranularity.class, in.readUTF()),
        in.readInt(),
        choice("overflow", Overflow.class, in.readUTF()));
  }

  static <E extends Enum<E>> E choice(String what, Class<E> choices, String name) {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equals(name)) {
        return choice;
      }
    }
    check(
        false,
        "%s (%s) must be one of %s",
        what,
        name,
        Arrays.toString(choices.getEnumConstants()));
    throw new AssertionError(name);
  }
}
