package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.Slicing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleFactorLayoutTest {

  private static final int SCALE_FACTOR_BITS = 2;
  private static final int MAX_SCALE = 3;

  /** Against one addition per stream, for registers of all widths and streams of all counts. */
  @ParameterizedTest
  @EnumSource
  void theMostCodeIsTheGreatestThatNoRegisterExceeds(ScaleFactorGranularity granularity) {
    for (int streams = 1; streams <= 8; streams++) {
      for (int bits = SCALE_FACTOR_BITS; bits <= 12; bits++) {
        int most = 0;
        while (most < MAX_SCALE && sum(granularity, streams, most + 1) < 1 << (bits - 1)) {
          most++;
        }
        int registerBits = bits;
        int streamCount = streams;
        if (most > 0) {
          assertThat(layout(granularity, streamCount, registerBits).mostCode())
              .as("%d bits, %d streams", bits, streams)
              .isEqualTo(most);
        } else {
          assertThatThrownBy(() -> layout(granularity, streamCount, registerBits))
              .hasMessage(
                  "partial_sum_bits (%d) must hold a scale factor of 1 in each of %d streams",
                  registerBits, streamCount);
        }
      }
    }
  }

  /** The register after one code per stream, at the stream's significance if streams share it. */
  private static int sum(ScaleFactorGranularity granularity, int streams, int code) {
    int sum = 0;
    for (int stream = 0; stream < streams; stream++) {
      sum += granularity == ScaleFactorGranularity.BIT_SLICE ? code : code << stream;
    }
    return sum;
  }

  private static ScaleFactorLayout layout(
      ScaleFactorGranularity granularity, int streams, int partialSumBits) {
    var slicing = new Slicing(new Precision(1, 4, streams, 1), SignedMapping.DIFFERENTIAL);
    var words = new DcimWidths(SCALE_FACTOR_BITS, granularity, partialSumBits, Overflow.WRAP);
    return new ScaleFactorLayout(1, slicing, 2, words);
  }
}
