package org.hcim.sweeps.spec;

import static org.hcim.accelerator.design.Parameter.ACTIVATION_BITS;
import static org.hcim.accelerator.design.Parameter.ADC_BITS;
import static org.hcim.accelerator.design.Parameter.ADC_COST_SOURCE;
import static org.hcim.accelerator.design.Parameter.CELL_BITS;
import static org.hcim.accelerator.design.Parameter.PARTIAL_SUM_BITS;
import static org.hcim.accelerator.design.Parameter.READOUT;
import static org.hcim.accelerator.design.Parameter.SCALE_FACTOR_BITS;
import static org.hcim.accelerator.design.Parameter.STREAM_BITS;
import static org.hcim.accelerator.design.Parameter.WEIGHT_BITS;
import static org.hcim.accelerator.design.Parameter.XBAR_COLUMNS;
import static org.hcim.accelerator.design.Parameter.XBAR_ROWS;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** Built-in named sets of values: HCiM's configurations and their baselines. */
public final class Bundles {

  private static final Map<String, Map<Parameter, Object>> BUILT_IN = builtIn();

  private Bundles() {}

  /** The built-in bundles, configurations first. */
  public static List<String> names() {
    return List.copyOf(BUILT_IN.keySet());
  }

  /** The values that a built-in bundle sets. */
  public static Optional<Map<Parameter, Object>> named(String name) {
    return Optional.ofNullable(BUILT_IN.get(name));
  }

  private static Map<String, Map<Parameter, Object>> builtIn() {
    Map<String, Map<Parameter, Object>> bundles = new LinkedHashMap<>();
    Map<Parameter, Object> a = configuration(128, 4, 4, 8);
    Map<Parameter, Object> b = configuration(64, 4, 4, 8);
    bundles.put("config-a", a);
    bundles.put("config-b", b);
    bundles.put("config-imagenet", configuration(128, 3, 8, 16));
    bundles.put("hcim-a", with(a, READOUT, ReadoutKind.TERNARY));
    bundles.put("hcim-b", with(b, READOUT, ReadoutKind.TERNARY));
    bundles.put("hcim-a-binary", with(a, READOUT, ReadoutKind.BINARY));
    bundles.put("hcim-b-binary", with(b, READOUT, ReadoutKind.BINARY));
    bundles.put(
        "hcim-imagenet", with(bundles.get("config-imagenet"), READOUT, ReadoutKind.TERNARY));
    bundles.put("ternary", with(Map.of(), READOUT, ReadoutKind.TERNARY));
    bundles.put("binary", with(Map.of(), READOUT, ReadoutKind.BINARY));
    bundles.put("digital", with(Map.of(), READOUT, ReadoutKind.DIGITAL));
    bundles.put("adc-sar-7", adc(ReadoutKind.SAR, 7));
    bundles.put("adc-sar-6", adc(ReadoutKind.SAR, 6));
    bundles.put("adc-flash-4", adc(ReadoutKind.FLASH, 4));
    return Collections.unmodifiableMap(bundles);
  }

  /** A square crossbar of one-bit cells, with bit-serial inputs and the precisions of the DCiM. */
  private static Map<Parameter, Object> configuration(
      int size, int bits, int scaleFactorBits, int partialSumBits) {
    Map<Parameter, Object> values = new LinkedHashMap<>();
    values.put(XBAR_ROWS, size);
    values.put(XBAR_COLUMNS, size);
    values.put(CELL_BITS, 1);
    values.put(WEIGHT_BITS, bits);
    values.put(ACTIVATION_BITS, bits);
    values.put(STREAM_BITS, 1);
    values.put(SCALE_FACTOR_BITS, scaleFactorBits);
    values.put(PARTIAL_SUM_BITS, partialSumBits);
    return values;
  }

  /** An ADC of the paper's Table 3. */
  private static Map<Parameter, Object> adc(ReadoutKind kind, int bits) {
    Map<Parameter, Object> values = new LinkedHashMap<>();
    values.put(READOUT, kind);
    values.put(ADC_BITS, bits);
    values.put(ADC_COST_SOURCE, AdcCostSource.PAPER);
    return values;
  }

  private static Map<Parameter, Object> with(
      Map<Parameter, Object> values, Parameter parameter, Object value) {
    Map<Parameter, Object> more = new LinkedHashMap<>(values);
    more.put(parameter, value);
    return more;
  }
}
