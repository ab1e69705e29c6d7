package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  @Test
  void manyThreadsGetTheBitsOfOne() {
    List<DesignPoint> designs = new ArrayList<>();
    RandomCases.forEach(6, 200, (design, network) -> designs.add(design));
    NetworkProfile network = NetworkProfile.of(TestNetworks.resNet(20));
    long[] alone = designs.stream().mapToLong(design -> bits(design, network)).toArray();

    long[] together =
        IntStream.range(0, 64 * designs.size())
            .parallel()
            .mapToLong(i -> bits(designs.get(i % designs.size()), network))
            .toArray();

    for (int i = 0; i < together.length; i++) {
      assertThat(together[i]).isEqualTo(alone[i % alone.length]);
    }
  }

  private static long bits(DesignPoint design, NetworkProfile network) {
    try {
      NetworkCost cost = RandomCases.MODEL.evaluate(design, network);
      return Double.doubleToRawLongBits(cost.energyPj())
          ^ Double.doubleToRawLongBits(cost.latencyNs())
          ^ Double.doubleToRawLongBits(cost.areaMm2());
    } catch (DoesNotFitException tooFewTiles) {
      return 0;
    }
  }
}
