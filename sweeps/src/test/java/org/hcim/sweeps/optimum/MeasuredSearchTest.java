package org.hcim.sweeps.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Zeros that are measured by layer split layers of equal shape, so a design's latency is the same
 * sum in another order. Without energy as an objective, all settings have equal costs otherwise.
 */
class MeasuredSearchTest {

  private static final int BITS = Slot.of(Parameter.SCALE_FACTOR_BITS);

  @ParameterizedTest
  @CsvSource({
    "resnet20, 2, 65",
    "resnet20, 4, 32",
    "vgg9, 3, 45",
    "resnet18, 4, 22",
    "mobilenet_v2, 5, 7"
  })
  void equalLatenciesAreAllFound(String name, int activationBits, int nm) {
    Network network = Networks.builtIn(name);
    SweepSpec spec =
        SweepSpec.parse(
            "x.yaml",
            """
            sweep: x
            workloads: [%s]
            fixed: {readout: ternary, partial_sum_bits: 8, activation_bits: %d, technology_nm: %d}
            axes:
              xbar_columns: [64, 96, 128, 256]
              xbar_rows: [48, 100, 144]
              scale_factor_bits: [1, 2, 3, 4, 5, 6, 7, 8]
            """
                .formatted(name, activationBits, nm),
            Path.of("."));
    var costs =
        new NetworkCosts(
            CostModel.cited(),
            NetworkProfile.of(network),
            Objective.parse("latency_ns:min,accuracy_top1_pct:max"),
            new BySetting(measured(network)));

    List<GridBranch> branches = GridSpace.branches(spec.axes());
    FoundFrontier found = FrontierSearch.of(branches, costs, BoxRules.NONE, SearchWatch.PATIENT);

    var numbers = new TreeSet<Long>();
    assertThat(branches).hasSize(1);
    for (FoundDesign design : found.designs()) {
      numbers.add(branches.get(0).offset(design.steps()).longValueExact());
    }
    assertThat(numbers).isEqualTo(best(spec, costs));
  }

  /** Eight settings of equal accuracy and different zeros in each layer. */
  private static Map<Integer, Measured> measured(Network network) {
    var measured = new TreeMap<Integer, Measured>();
    for (int bits = 1; bits <= 8; bits++) {
      var random = new SplittableRandom(bits);
      var layers =
          network.layers().stream()
              .map(
                  layer ->
                      layer instanceof MvmLayer product
                          ? product.withTernaryZeroFrac(random.nextDouble(0.3, 0.7))
                          : layer)
              .toList();
      var split = new Network(network.name(), network.title(), network.source(), layers);
      var zeros = new Measured.Zeros(0.5, 0.3, 0.7, NetworkProfile.of(split));
      measured.put(bits, new Measured(90, Double.NaN, Optional.of(zeros)));
    }
    return measured;
  }

  /** The numbers of the designs that no other dominates, by comparing all. */
  private static Set<Long> best(SweepSpec spec, NetworkCosts costs) {
    var vectors = new TreeMap<Long, double[]>();
    for (long i = 0; i < spec.space().size(); i++) {
      var vector = new double[costs.dimensions()];
      if (costs.cost(spec.space().point(i), vector)) {
        vectors.put(i, vector);
      }
    }
    var best = new TreeSet<Long>();
    vectors.forEach(
        (number, one) -> {
          // accuracies are equal: the least latency wins, with all ties
          if (vectors.values().stream().noneMatch(other -> other[0] < one[0])) {
            best.add(number);
          }
        });
    return best;
  }

  /** Figures by scale-factor bits. */
  private record BySetting(Map<Integer, Measured> measured) implements MeasuredFigures {

    @Override
    public boolean mayReplaceZeros() {
      return true;
    }

    @Override
    public Measured of(Object[] values) {
      return measured.get((Integer) values[BITS]);
    }

    @Override
    public List<Measured> within(Object[] least, Object[] most) {
      var within = new ArrayList<Measured>();
      for (int bits = (Integer) least[BITS]; bits <= (Integer) most[BITS]; bits++) {
        within.add(measured.get(bits));
      }
      return within;
    }
  }
}
