package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hcim.simulator.crossbar.ActivationCode;

/** Reads and writes codes, requantizers and tables as integers and names of choices. */
final class NumberFormat {

  private NumberFormat() {}

  /** Writes the section of a layer's requantizer. */
  static void write(String layer, Requantizer requantizer, SectionWriter sections) {
    sections.write(
        layer + "/requantizer",
        to -> {
          to.writeInt(requantizer.shift());
          writeCodes(requantizer.codes(), to);
          to.writeInt(requantizer.channels());
          for (int multiplier : requantizer.multipliers()) {
            to.writeInt(multiplier);
          }
          for (long offset : requantizer.offsets()) {
            to.writeLong(offset);
          }
        });
  }

  /** Reads the section of a layer's requantizer. */
  static Requantizer read(String layer, SectionReader sections) {
    return sections.read(layer + "/requantizer", NumberFormat::readRequantizer);
  }

  static void writeCodes(Codes codes, DataOutputStream to) throws IOException {
    to.writeInt(codes.bits());
    to.writeUTF(codes.code().name());
  }

  static Codes readCodes(DataInputStream in) throws IOException {
    return new Codes(
        in.readInt(), DatapathFormat.choice("activation_code", ActivationCode.class, in.readUTF()));
  }

  static void writeTable(List<Integer> table, DataOutputStream to) throws IOException {
    to.writeInt(table.size());
    for (int entry : table) {
      to.writeInt(entry);
    }
  }

  static List<Integer> readTable(DataInputStream in) throws IOException {
    int entries = in.readInt();
    check(
        (long) entries * Integer.BYTES == in.available(),
        "entries (%d bytes) of the table must be %d of 4 bytes",
        in.available(),
        entries);
    var table = new ArrayList<Integer>();
    for (int i = 0; i < entries; i++) {
      table.add(in.readInt());
    }
    return table;
  }

  private static Requantizer readRequantizer(DataInputStream in) throws IOException {
    int shift = in.readInt();
    Codes codes = readCodes(in);
    int channels = in.readInt();
    check(
        (long) channels * (Integer.BYTES + Long.BYTES) == in.available(),
        "multipliers and offsets (%d bytes) must be those of %d channels",
        in.available(),
        channels);
    var multipliers = new int[channels];
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = in.readInt();
    }
    var offsets = new long[channels];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = in.readLong();
    }
    return new Requantizer(multipliers, offsets, shift, codes);
  }
}
