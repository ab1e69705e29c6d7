package org.hcim.jobs.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.spec.AccuracySpec.Rule;
import org.hcim.sweeps.spec.KnownNetworks;

/**
 * Measured accuracies, then those of another source, then the reason why there is none.
 *
 * @param measured accuracies that take precedence
 * @param others accuracies of networks and settings that were not measured
 */
public record KnownAccuracies(MeasuredAccuracies measured, RangedAccuracies others)
    implements RangedAccuracies {

  private static final long serialVersionUID = 1L;

  /** Measured accuracies alone. */
  public static KnownAccuracies of(MeasuredAccuracies measured) {
    return new KnownAccuracies(measured, MeasuredAccuracies.NONE);
  }

  /** Accuracies of the shipped trained networks, then others. */
  public static KnownAccuracies of(KnownNetworks networks, RangedAccuracies others) {
    List<Measurement> measurements = new ArrayList<>();
    networks
        .byWorkload()
        .forEach(
            (workload, entries) ->
                entries.forEach(
                    entry ->
                        measurements.add(measurement(workload, entry, networks.replacesZeros()))));
    return new KnownAccuracies(new MeasuredAccuracies(measurements, Rule.EXACT), others);
  }

  private static Measurement measurement(String workload, ShippedEntry entry, boolean withZeros) {
    var recipe = new SpecRecipe(entry.origin().recipe());
    Double zeros = entry.reached().zeroFrac().orElse(null);
    return new Measurement(
        workload,
        entry.setting(),
        List.of(entry.reached().top1Pct()),
        entry.reached().testImages(),
        withZeros ? zeros : null,
        withZeros ? entry.reached().zeroFracByLayer() : Map.of(),
        withZeros ? null : zeros,
        AccuracySource.TRAINED.prefix()
            + entry.name()
            + " "
            + entry.dataset()
            + recipe.choices(entry.setting().levels()));
  }

  @Override
  public Optional<Accuracy> of(String workload, String network, Object[] values) {
    Optional<Accuracy> found = measured.of(workload, network, values);
    return found.isPresent()
        ? found
        : others
            .of(workload, network, values)
            .or(() -> Optional.of(Accuracy.unknown(reason(workload, network))));
  }

  @Override
  public List<Accuracy> within(String workload, String network, Object[] least, Object[] most) {
    List<Accuracy> all = new ArrayList<>(measured.within(workload, network, least, most));
    all.addAll(others.within(workload, network, least, most));
    return all;
  }

  @Override
  public boolean mayReplaceZeros(String workload, String network) {
    return measured.mayReplaceZeros(workload, network) || others.mayReplaceZeros(workload, network);
  }

  @Override
  public Optional<Accuracy> ideal(
      String workload, String network, int weightBits, int activationBits) {
    return lossObstacle(workload, network).isPresent()
        ? Optional.empty()
        : measured
            .ideal(workload, network, weightBits, activationBits)
            .or(() -> others.ideal(workload, network, weightBits, activationBits));
  }

  @Override
  public Optional<String> lossObstacle(String workload, String network) {
    return measured
        .lossObstacle(workload, network)
        .or(() -> others.lossObstacle(workload, network));
  }

  @Override
  public Optional<Double> referencePct(String workload, String network) {
    return measured
        .referencePct(workload, network)
        .or(() -> others.referencePct(workload, network));
  }

  private String reason(String workload, String network) {
    return measured.knows(workload) || measured.knows(network)
        ? "no accuracy of this setting"
        : "no accuracy of this network and setting";
  }
}
