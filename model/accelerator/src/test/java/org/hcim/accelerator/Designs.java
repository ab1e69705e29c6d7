package org.hcim.accelerator;

import java.util.Arrays;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** Design points for tests, written as a spec would write them. */
public final class Designs {

  private Designs() {}

  /** HCiM's configuration A with ternary comparators; the model's defaults. */
  public static DesignPoint a(Object... changes) {
    return DesignPoint.of(values(changes));
  }

  /** HCiM's configuration B: crossbars of 64 x 64. */
  public static DesignPoint b(Object... changes) {
    var values = values(Parameter.XBAR_ROWS, 64, Parameter.XBAR_COLUMNS, 64);
    return DesignPoint.of(changed(values, changes));
  }

  /** Configuration A with an ADC. */
  public static DesignPoint adc(String kind, int bits, Object... changes) {
    var values = values(Parameter.READOUT, kind, Parameter.ADC_BITS, bits);
    return DesignPoint.of(changed(values, changes));
  }

  /**
   * The defaults with some values replaced.
   *
   * @param changes a {@link Parameter} and its raw value in turn; {@code null} takes the value away
   */
  public static Object[] values(Object... changes) {
    Object[] defaults =
        Arrays.stream(Parameter.values())
            .map(parameter -> parameter.domain().byDefault().orElse(null))
            .toArray();
    return withoutInapplicable(changed(defaults, changes));
  }

  private static Object[] changed(Object[] values, Object... changes) {
    Object[] changed = values.clone();
    for (int i = 0; i < changes.length; i += 2) {
      var parameter = (Parameter) changes[i];
      Object raw = changes[i + 1];
      changed[index(parameter)] = raw == null ? null : parameter.parse(raw);
      if (parameter == Parameter.READOUT && raw != null) {
        restoreDefaults(changed);
      }
    }
    return withoutInapplicable(changed);
  }

  private static void restoreDefaults(Object[] values) {
    for (Parameter parameter : Parameter.values()) {
      Domain domain = parameter.domain();
      if (values[index(parameter)] == null && domain.byDefault().isPresent()) {
        values[index(parameter)] = domain.byDefault().get();
      }
    }
  }

  private static Object[] withoutInapplicable(Object[] values) {
    Object[] applicable = values.clone();
    var readout = (ReadoutKind) applicable[index(Parameter.READOUT)];
    for (Parameter parameter : Parameter.values()) {
      if (readout != null && !parameter.appliesTo(readout)) {
        applicable[index(parameter)] = null;
      }
    }
    return applicable;
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static int index(Parameter parameter) {
    return parameter.ordinal();
  }
}
