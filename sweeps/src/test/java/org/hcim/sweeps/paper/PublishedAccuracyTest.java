package org.hcim.sweeps.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what Table 2 prints, and only for what it prints it. */
class PublishedAccuracyTest {

  @ParameterizedTest
  @CsvSource({
    "resnet20, 128, ternary, , 88.80",
    "resnet20, 128, binary, , 86.30",
    "resnet20, 128, sar, 7, 92.26",
    "resnet20, 64, sar, 6, 91.93",
    "resnet20, 64, flash, 4, 91.00",
    "wide_resnet20, 128, flash, 4, 92.90",
    "wide_resnet20, 64, ternary, , 92.24",
  })
  void isWhatTheTablePrints(
      String network, int rows, String readout, Integer adcBits, double top1Pct) {
    assertThat(of(network, Parameter.XBAR_ROWS, rows, readout, adcBits)).contains(top1Pct);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet20, 64, sar, 7",
    "resnet20, 128, sar, 4",
    "resnet20, 128, flash, 6",
    "resnet20, 256, ternary,",
    "resnet32, 128, ternary,",
    "vgg9, 128, ternary,",
  })
  void isUnknownForOtherNetworksSizesAndConverters(
      String network, int rows, String readout, Integer adcBits) {
    assertThat(of(network, Parameter.XBAR_ROWS, rows, readout, adcBits)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "WEIGHT_BITS, 3",
    "ACTIVATION_BITS, 5",
    "STREAM_BITS, 2",
    "CELL_BITS, 2",
    "SCALE_FACTOR_BITS, 5",
    "PARTIAL_SUM_BITS, 16",
  })
  void isUnknownForOtherWidths(Parameter parameter, int value) {
    assertThat(of("resnet20", parameter, value, "ternary", null)).isEmpty();
  }

  @Test
  void isUnknownForCoarserScaleFactors() {
    assertThat(
            of(
                "resnet20",
                Parameter.SCALE_FACTOR_GRANULARITY,
                ScaleFactorGranularity.LAYER,
                "ternary",
                null))
        .isEmpty();
  }

  /** A converter has no scale factors, so their width does not matter. */
  @Test
  void doesNotDependOnWhatDoesNotTouchTheArithmetic() {
    assertThat(of("resnet20", Parameter.XBAR_COLUMNS, 64, "ternary", null)).contains(88.80);
    assertThat(of("resnet20", Parameter.TECHNOLOGY_NM, 65, "ternary", null)).contains(88.80);
    assertThat(of("resnet20", Parameter.XBARS_PER_DCIM, 2, "ternary", null)).contains(88.80);
    assertThat(of("resnet20", Parameter.TERNARY_ZERO_FRAC, 0.9, "ternary", null)).contains(88.80);
  }

  /** The paper prints no accuracy with exact sums: its seven-bit ADC is the reference. */
  @Test
  void theReferenceIsTheAdcOfTheMostBits() {
    assertThat(PublishedAccuracy.referencePct("resnet20")).contains(92.26);
    assertThat(PublishedAccuracy.referencePct("wide_resnet20")).contains(93.80);
    assertThat(PublishedAccuracy.referencePct("vgg9")).isEmpty();
  }

  @Test
  void anOpenChoiceMayBeThePrintedOne() {
    int slot = Parameter.SCALE_FACTOR_GRANULARITY.ordinal();
    Object[] least = values(Parameter.XBAR_COLUMNS, 64, "ternary", null);
    Object[] most = least.clone();
    least[slot] = ScaleFactorGranularity.LAYER;
    most[slot] = ScaleFactorGranularity.COLUMN;
    assertThat(PublishedAccuracy.within("resnet20", least, most)).containsExactly(88.80);
    assertThat(PublishedAccuracy.within("resnet20", least, least)).isEmpty();
  }

  private static Optional<Double> of(
      String network, Parameter parameter, Object value, String readout, Integer adcBits) {
    return PublishedAccuracy.top1Pct(network, values(parameter, value, readout, adcBits));
  }

  private static Object[] values(
      Parameter parameter, Object value, String readout, Integer adcBits) {
    ReadoutKind kind = (ReadoutKind) Parameter.READOUT.parse(readout);
    Object[] values = new Object[Parameter.count()];
    for (Parameter each : Parameter.values()) {
      values[each.ordinal()] = each.appliesTo(kind) ? each.domain().byDefault().orElse(null) : null;
    }
    values[Parameter.READOUT.ordinal()] = kind;
    if (adcBits != null) {
      values[Parameter.ADC_BITS.ordinal()] = adcBits;
    }
    values[parameter.ordinal()] = value;
    return values;
  }
}
