package org.hcim.jobs.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.network.Network;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.optimum.Measured;
import org.hcim.sweeps.optimum.MeasuredFigures;

/** The accuracies of a network, as figures that a search bounds. Not thread-safe. */
public final class KnownFigures implements MeasuredFigures {

  private final RangedAccuracies accuracies;
  private final String workload;
  private final Network network;
  private final Map<Map<String, Double>, NetworkProfile> profiles = new HashMap<>();

  /**
   * Creates the figures of one network.
   *
   * @param workload the name of the network in the sweep
   */
  public KnownFigures(RangedAccuracies accuracies, String workload, Network network) {
    this.accuracies = accuracies;
    this.workload = workload;
    this.network = network;
  }

  @Override
  public Measured of(Object[] values) {
    return accuracies
        .of(workload, network.name(), values)
        .map(this::measured)
        .orElseGet(() -> measured(Accuracy.unknown("")));
  }

  @Override
  public List<Measured> within(Object[] least, Object[] most) {
    return accuracies.within(workload, network.name(), least, most).stream()
        .map(this::measured)
        .toList();
  }

  @Override
  public boolean mayReplaceZeros() {
    return accuracies.mayReplaceZeros(workload, network.name());
  }

  private Measured measured(Accuracy accuracy) {
    Double loss = accuracy.lossPoints();
    return new Measured(
        accuracy.isKnown() ? accuracy.top1Pct() : Double.NaN,
        loss == null ? Double.NaN : loss,
        zeros(accuracy));
  }

  private Optional<Measured.Zeros> zeros(Accuracy accuracy) {
    if (accuracy.zeroFrac() == null) {
      return Optional.empty();
    }
    double[] all =
        Stream.concat(Stream.of(accuracy.zeroFrac()), accuracy.zeroFracByLayer().values().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return Optional.of(
        new Measured.Zeros(
            accuracy.zeroFrac(),
            DoubleStream.of(all).min().orElseThrow(),
            DoubleStream.of(all).max().orElseThrow(),
            profiles.computeIfAbsent(
                accuracy.zeroFracByLayer(),
                unused -> NetworkProfile.of(MeasuredZeros.in(network, accuracy)))));
  }
}
