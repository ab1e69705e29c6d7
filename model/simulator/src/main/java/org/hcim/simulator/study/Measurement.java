package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.inference.LayerStatistics;

/**
 * The results of a network on some images.
 *
 * @param images number of images
 * @param correct images whose largest result is that of their class
 * @param agreeing images whose largest result is that of the stored network on ideal crossbars
 * @param errors output error by image: the distance from the results of the stored network on ideal
 *     crossbars, relative to the norm of those results
 * @param layers statistics of each product, in order of execution
 */
@SuppressWarnings("serial") // unmodifiable lists of serializable records
public record Measurement(
    long images, long correct, long agreeing, List<Double> errors, List<LayerStatistics> layers)
    implements Serializable {

  public Measurement {
    errors = List.copyOf(errors);
    layers = List.copyOf(layers);
  }

  /** Returns the measurement of both sets of images, these before the others. */
  public Measurement plus(Measurement other) {
    check(
        layers.size() == other.layers.size(),
        "layers (%d) must be as many as those of the other images (%d)",
        layers.size(),
        other.layers.size());
    var allErrors = new ArrayList<>(errors);
    allErrors.addAll(other.errors);
    var allLayers = new ArrayList<LayerStatistics>();
    for (int i = 0; i < layers.size(); i++) {
      allLayers.add(layers.get(i).plus(other.layers.get(i)));
    }
    return new Measurement(
        images + other.images,
        correct + other.correct,
        agreeing + other.agreeing,
        allErrors,
        allLayers);
  }

  /** Top-1 accuracy in percent. */
  public double top1Pct() {
    return 100.0 * correct / images;
  }

  /** The fraction of images classified as by the stored network on ideal crossbars. */
  public double agreementFrac() {
    return agreeing / (double) images;
  }

  /** The sum of the tallies of all layers. */
  public Tally tally() {
    return layers.stream().map(LayerStatistics::tally).reduce(Tally.NONE, Tally::plus);
  }

  /** The number of saturated activations in all layers. */
  public long saturated() {
    return layers.stream().mapToLong(LayerStatistics::saturated).sum();
  }

  /** The number of activations in all layers. */
  public long activations() {
    return layers.stream().mapToLong(LayerStatistics::activations).sum();
  }
}
