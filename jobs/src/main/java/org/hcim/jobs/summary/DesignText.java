package org.hcim.jobs.summary;

import java.util.List;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.ReadoutKind;

/** Describes designs of a table for users. */
public final class DesignText {

  /** The columns that identify a design and give its cost. */
  public static final List<String> COLUMNS =
      List.of(
          "config_index",
          "xbar_rows",
          "xbar_columns",
          "weight_bits",
          "activation_bits",
          "readout",
          "adc_bits",
          "adc_cost_source",
          "adc_levels",
          "digital_structure",
          "ternary_zero_frac",
          "accuracy_source",
          "energy_pj",
          "latency_ns",
          "area_mm2",
          "edap_j_s_mm2");

  private DesignText() {}

  /** A short description of the design. */
  public static String words(Row design) {
    return String.format(
        "%sx%s, %s-bit weights, %s-bit activations, %s%spoint %s",
        design.<Object>getAs("xbar_rows"),
        design.<Object>getAs("xbar_columns"),
        design.<Object>getAs("weight_bits"),
        design.<Object>getAs("activation_bits"),
        levels(design),
        zeros(design),
        design.<Object>getAs("config_index"));
  }

  /** A note on nonuniform ADC levels; the column is NULL in tables older than this parameter. */
  private static String levels(Row design) {
    return AdcLevels.NONUNIFORM.key().equals(design.getAs("adc_levels"))
        ? "non-uniform ADC levels, "
        : "";
  }

  /** The share of ternary zeros, with its origin. */
  private static String zeros(Row design) {
    Double zeroFrac = design.getAs("ternary_zero_frac");
    return ReadoutKind.TERNARY.key().equals(design.getAs("readout")) && zeroFrac != null
        ? ZerosText.of(zeroFrac, design.getAs("accuracy_source")) + ", "
        : "";
  }

  /** The readout, such as {@code ternary} or {@code 6-bit SAR ADC (Table 3 cost)}. */
  public static String readout(Row design) {
    return design.getAs("adc_bits") == null ? design.getAs("readout") : ReadoutLabel.of(design);
  }
}
