package org.hcim.jobs.accuracy;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.jobs.table.Accuracies;
import org.hcim.simulator.calibration.SignalToNoise;

/**
 * Known accuracies and, where there is none, an estimate from the signal-to-quantization-noise
 * ratio of partial sums. The noise is averaged over all layers but the last, whose readout is ideal
 * in measured networks too.
 *
 * @param known accuracies that take precedence
 * @param layers layers by network
 */
@SuppressWarnings("serial") // a map of strings and lists of numbers
public record EstimatedAccuracies(Accuracies known, HashMap<String, Layers> layers)
    implements Accuracies {

  private static final long serialVersionUID = 1L;

  /**
   * Noise by setting and layer size; shared by the process because it is the same in all sweeps.
   */
  private static final ConcurrentHashMap<Column, Double> NOISE = new ConcurrentHashMap<>();

  /** Noise floor (50 dB): 24-bit distributions resolve nothing below it. */
  private static final double EXACT = 1e-5;

  private record Column(AlgorithmSetting setting, int inputs) {}

  /**
   * The layers of a network whose partial sums are quantized.
   *
   * @param inputs weight rows of each layer
   * @param classes number of classes of the network
   */
  record Layers(List<Integer> inputs, int classes) implements Serializable {

    Layers {
      inputs = List.copyOf(inputs);
    }

    static Layers of(Network network) {
      List<MvmLayer> all = network.mvmLayers();
      return new Layers(
          all.subList(0, all.size() - 1).stream().map(MvmLayer::rows).toList(), network.classes());
    }
  }

  /**
   * Estimates for the settings of networks that have no other accuracy. A network is assumed to be
   * made like its reference with an ideal readout: trained or calibrated.
   */
  public static EstimatedAccuracies of(Accuracies known, Map<String, Network> networks) {
    var layers = new HashMap<String, Layers>();
    networks.forEach((workload, network) -> layers.put(workload, Layers.of(network)));
    return new EstimatedAccuracies(known, layers);
  }

  @Override
  public Optional<Accuracy> of(String workload, String network, Object[] values) {
    Optional<Accuracy> found = known.of(workload, network, values);
    return found.filter(each -> each.isKnown() || each.lossPoints() != null).isPresent()
        ? found
        : estimate(workload, network, AlgorithmSetting.of(values)).or(() -> found);
  }

  /**
   * Returns empty if the accuracy with an ideal readout is unknown, every partial sum is exact or
   * the network distinguishes no classes, and an unknown accuracy with the reason if no layer can
   * have the setting.
   */
  private Optional<Accuracy> estimate(String workload, String network, AlgorithmSetting setting) {
    Layers all = layers.get(workload);
    Optional<Accuracy> ideal =
        known.ideal(
            workload,
            network,
            setting.precision().weightBits(),
            setting.precision().activationBits());
    boolean isQuantized = !all.inputs().isEmpty() && setting.levels() != ReadoutLevels.IDEAL;
    if (ideal.isEmpty() || !isQuantized || all.classes() < 2) {
      return Optional.empty();
    }
    try {
      double top1 = ideal.get().top1Pct();
      LossCurve curve = LossCurve.of(ideal.get());
      double sqnrDb = sqnrDb(all, setting);
      double range = Math.max(0, top1 - 100.0 / all.classes());
      double loss = range * curve.lossFrac(sqnrDb);
      String source =
          String.format(
              Locale.ROOT,
              ESTIMATED
                  + "sqnr %.1f dB, %.1f points lost (%.1f to %.1f) by a %s network under an"
                  + " ideal readout; normal weights and activations, independent rows",
              sqnrDb,
              loss,
              range * curve.lossFrac(sqnrDb + LossCurve.SPREAD_DB),
              range * curve.lossFrac(sqnrDb - LossCurve.SPREAD_DB),
              curve.name().toLowerCase(Locale.ROOT));
      double reference = known.referencePct(workload, network).orElse(top1);
      return Optional.of(new Accuracy(top1 - loss, reference, null, source));
    } catch (InvalidDesignException e) {
      return Optional.of(Accuracy.unknown(e.getMessage()));
    }
  }

  /** The signal-to-noise ratio of the layers' outputs in dB, from their mean noise. */
  static double sqnrDb(Layers all, AlgorithmSetting setting) {
    double noise = 0;
    for (int inputs : all.inputs()) {
      noise +=
          NOISE.computeIfAbsent(
              new Column(setting, inputs),
              column -> SignalToNoise.noiseFrac(column.setting(), column.inputs()));
    }
    return -10 * StrictMath.log10(Math.max(noise / all.inputs().size(), EXACT));
  }
}
