package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which direction a cost moves with one parameter. */
class CostTrendsTest {

  private static final Network RESNET20 = TestNetworks.resNet(20);

  @Test
  void moreZerosNeverCostMore() {
    RandomCases.forEach(
        5,
        500,
        (design, network) -> {
          if (design.readout() instanceof Readout.Ternary ternary) {
            var sparser =
                new Readout.Ternary(ternary.dcim(), Math.min(1, ternary.zeroFrac() + 0.05));
            assertThat(RandomCases.cost(with(design, sparser), network).energyPj())
                .isLessThanOrEqualTo(RandomCases.cost(design, network).energyPj());
          }
        });
  }

  private static DesignPoint with(DesignPoint design, Readout readout) {
    return new DesignPoint(
        design.rows(),
        design.columns(),
        design.precision(),
        design.signedMapping(),
        design.slicePlacement(),
        readout,
        design.technology(),
        design.process(),
        design.chip(),
        design.accounting(),
        design.operation(),
        design.constantsProfile());
  }

  /** Each column of a channel holds its own copy. */
  @ParameterizedTest
  @CsvSource({"ternary, 4, 1", "ternary, 8, 1", "binary, 3, 1"})
  void oneScaleFactorAChannelCostsWhatOneAColumnCosts(String readout, int bits, int cellBits) {
    Object[] changes = {
      Parameter.READOUT, readout,
      Parameter.WEIGHT_BITS, bits,
      Parameter.CELL_BITS, cellBits,
      Parameter.SCALE_FACTOR_GRANULARITY, "channel"
    };
    NetworkCost channel = RandomCases.cost(Designs.a(changes), RESNET20);
    changes[changes.length - 1] = "column";

    NetworkCost column = RandomCases.cost(Designs.a(changes), RESNET20);
    assertThat(channel).usingRecursiveComparison().ignoringFields("design").isEqualTo(column);
    assertThat(channel.figures()).isEqualTo(column.figures());
  }

  @Test
  void moreBitsOfTheRegressionCostMore() {
    double[] energyPj =
        IntStream.rangeClosed(4, 14)
            .mapToObj(bits -> Designs.adc("sar", bits, Parameter.ADC_COST_SOURCE, "regression"))
            .mapToDouble(design -> RandomCases.cost(design, RESNET20).energyPj())
            .toArray();

    assertThat(energyPj).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ternary", "binary", "sar"})
  void copiesDivideTimeAndMultiplyCrossbars(String readout) {
    Network network =
        TestNetworks.of(new MvmLayer("conv", 144, 16, 1, 1024, 16_384, OptionalDouble.empty()));
    NetworkCost one = RandomCases.cost(Designs.a(Parameter.READOUT, readout), network);
    NetworkCost four =
        RandomCases.cost(
            Designs.a(Parameter.READOUT, readout, Parameter.WEIGHT_REPLICATION, 4), network);

    assertThat(four.latencyNs()).isEqualTo(one.latencyNs() / 4);
    assertThat(four.crossbars()).isEqualTo(4 * one.crossbars());
    assertThat(four.conversions()).isEqualTo(one.conversions());
    assertThat(four.energyPj(Component.READOUT)).isEqualTo(one.energyPj(Component.READOUT));
    assertThat(four.utilizationFrac()).isEqualTo(one.utilizationFrac());
  }

  /** A product that needs the previous one waits for it, however many copies there are. */
  @Test
  void copiesSaveNoTimeInASerialLayer() {
    Network network = TestNetworks.of(TestNetworks.serialLayer("state", 144, 1024));
    NetworkCost one = RandomCases.cost(Designs.a(), network);
    NetworkCost four = RandomCases.cost(Designs.a(Parameter.WEIGHT_REPLICATION, 4), network);

    assertThat(four.latencyNs()).isEqualTo(one.latencyNs());
    assertThat(four.crossbars()).isEqualTo(4 * one.crossbars());
  }

  /** Each node at its nominal supply. */
  @ParameterizedTest
  @CsvSource({
    "130, 1.3, 90, 1.2",
    "90, 1.2, 65, 1.0",
    "65, 1.0, 45, 0.9",
    "45, 0.9, 32, 0.8",
    "32, 0.8, 22, 0.8",
    "22, 0.8, 16, 0.8",
    "16, 0.8, 10, 0.75",
    "10, 0.75, 7, 0.7"
  })
  void aNewerNodeCostsLessEnergyAndArea(int fromNm, double fromV, int toNm, double toV) {
    for (String readout : new String[] {"ternary", "binary", "sar"}) {
      NetworkCost older = at(readout, fromNm, fromV);
      NetworkCost newer = at(readout, toNm, toV);
      assertThat(newer.energyPj()).isLessThan(older.energyPj());
      assertThat(newer.areaMm2()).isLessThanOrEqualTo(older.areaMm2());
    }
  }

  /** A lower supply saves switching energy, but takes time, and comparators grow. */
  @Test
  void aLowerSupplyTradesEnergyForAreaAndTime() {
    NetworkCost nominal = at("binary", 32, 0.8);
    NetworkCost low = at("binary", 32, 0.7);

    double nominalPj = nominal.energyPj() - nominal.energyPj(Component.LEAKAGE);
    assertThat(low.energyPj() - low.energyPj(Component.LEAKAGE)).isLessThan(nominalPj);
    assertThat(low.latencyNs()).isGreaterThan(nominal.latencyNs());
    assertThat(low.areaMm2(Component.READOUT)).isGreaterThan(nominal.areaMm2(Component.READOUT));
  }

  private static NetworkCost at(String readout, int nanometers, double supplyV) {
    return RandomCases.cost(
        Designs.a(
            Parameter.READOUT, readout,
            Parameter.TECHNOLOGY_NM, nanometers,
            Parameter.SUPPLY_V, supplyV),
        RESNET20);
  }

  /** The vector unit slows with the process like all logic; wires do not, but are a small part. */
  @Test
  void atAnotherNodeTimeFollowsTheLogic() {
    Network network = TestNetworks.random(new Dice(3));
    NetworkCost nm65 =
        RandomCases.cost(Designs.a(Parameter.TECHNOLOGY_NM, 65, Parameter.SUPPLY_V, 1.0), network);
    NetworkCost nm32 = RandomCases.cost(Designs.a(), network);

    assertThat(nm65.latencyNs() / nm32.latencyNs()).isBetween(0.95 * 21.8 / 8.316, 21.8 / 8.316);
  }

  @Test
  void overlappingStreamsShortenAnInference() {
    assertThat(latencyNs("three_stage")).isLessThan(latencyNs("none"));
  }

  private static double latencyNs(String pipeline) {
    DesignPoint design =
        Designs.adc(
            "sar",
            7,
            Parameter.ACTIVATION_BITS,
            8,
            Parameter.COLUMNS_PER_ADC,
            4,
            Parameter.STREAM_PIPELINE,
            pipeline);
    return RandomCases.cost(design, RESNET20).latencyNs();
  }

  @Test
  void leakageGrowsWithWhatIsNotGated() {
    double ideal = leakage("ideal");
    double busy = leakage("busy");
    double none = leakage("none");

    assertThat(ideal).isZero();
    assertThat(busy).isPositive();
    assertThat(none).isGreaterThan(busy);
  }

  private static double leakage(String gating) {
    return RandomCases.cost(Designs.a(Parameter.POWER_GATING, gating), RESNET20)
        .energyPj(Component.LEAKAGE);
  }
}
