package org.hcim.jobs.export;

import java.util.Locale;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;

/** The form of an exported network. */
public enum ExportForm {
  /** Products of codes, surrounded by real numbers: QuantizeLinear and DequantizeLinear. */
  QDQ("quantized, QDQ"),
  /** The simulator's arithmetic: bit-streams, slices, row splits and readouts, all in integers. */
  BIT_EXACT("bit-exact arithmetic of crossbars");

  private final String label;

  ExportForm(String label) {
    this.label = label;
  }

  /**
   * The default form for a network, which depends on whether other tools can compute its products
   * with these readouts.
   */
  public static ExportForm of(QuantizedNetwork network) {
    return network.layers().stream().allMatch(ExportForm::isPlain) ? QDQ : BIT_EXACT;
  }

  private static boolean isPlain(QuantizedLayer layer) {
    return !(layer instanceof Product product)
        || product.groups().get(0).datapath().readout() instanceof ColumnReadout.Ideal;
  }

  /** The name in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in messages. */
  public String label() {
    return label;
  }
}
