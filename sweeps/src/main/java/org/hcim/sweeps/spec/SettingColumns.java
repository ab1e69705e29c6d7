package org.hcim.sweeps.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.Parameter;

/** An algorithm setting by the columns of tables. */
public final class SettingColumns {

  /** The column of the conversion: exact, adc, ternary or binary. */
  public static final String CONVERSION = "conversion";

  private SettingColumns() {}

  /** The values that a setting has, by column; choices as their names. */
  public static Map<String, Object> of(AlgorithmSetting setting) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(CONVERSION, conversion(setting.conversion()));
    if (!(setting.conversion() instanceof Conversion.Exact)) {
      put(values, Parameter.XBAR_ROWS, setting.rows());
    }
    put(values, Parameter.CELL_BITS, setting.precision().cellBits());
    put(values, Parameter.WEIGHT_BITS, setting.precision().weightBits());
    put(values, Parameter.ACTIVATION_BITS, setting.precision().activationBits());
    put(values, Parameter.STREAM_BITS, setting.precision().streamBits());
    put(values, Parameter.SIGNED_MAPPING, setting.signedMapping());
    if (setting.conversion() instanceof Conversion.Adc adc) {
      put(values, Parameter.ADC_BITS, adc.bits());
    } else if (setting.conversion() instanceof Conversion.Ternary ternary) {
      words(values, ternary.words());
    } else if (setting.conversion() instanceof Conversion.Binary binary) {
      words(values, binary.words());
    }
    return values;
  }

  /** The name of a conversion in specs and tables. */
  public static String conversion(Conversion conversion) {
    if (conversion instanceof Conversion.Ternary) {
      return "ternary";
    }
    if (conversion instanceof Conversion.Binary) {
      return "binary";
    }
    return conversion instanceof Conversion.Adc ? "adc" : "exact";
  }

  private static void words(Map<String, Object> values, Conversion.Words words) {
    put(values, Parameter.SCALE_FACTOR_BITS, words.scaleFactorBits());
    put(values, Parameter.SCALE_FACTOR_GRANULARITY, words.granularity());
    put(values, Parameter.PARTIAL_SUM_BITS, words.partialSumBits());
  }

  private static void put(Map<String, Object> values, Parameter parameter, Object value) {
    values.put(parameter.column(), Values.plain(value));
  }
}
