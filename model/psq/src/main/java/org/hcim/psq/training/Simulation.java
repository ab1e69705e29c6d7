package org.hcim.psq.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;

/**
 * The classification of images by the simulated hardware.
 *
 * @param classes the predicted class of each image; the first one on a tie
 * @param statistics of each product
 */
record Simulation(List<Integer> classes, List<LayerStatistics> statistics) {

  /**
   * Classifies all images.
   *
   * @param threads concurrent threads; they do not affect results
   */
  static Simulation of(QuantizedNetwork network, LabeledImages images, int threads) {
    int batches = (images.count() + Simulator.BATCH - 1) / Simulator.BATCH;
    var workers = new ForkJoinPool(threads);
    try {
      return workers
          .submit(
              () ->
                  IntStream.range(0, threads)
                      .parallel()
                      .mapToObj(
                          part ->
                              of(
                                  network,
                                  images,
                                  firstImage(batches, part, threads),
                                  firstImage(batches, part + 1, threads)))
                      .reduce(Simulation::plus)
                      .orElseThrow())
          .join();
    } finally {
      workers.shutdown();
    }
  }

  private static int firstImage(int batches, int part, int parts) {
    return (int) ((long) batches * part / parts) * Simulator.BATCH;
  }

  /** Classifies a range of images in batches; the last batch may have fewer images. */
  private static Simulation of(
      QuantizedNetwork network, LabeledImages images, int first, int behind) {
    var simulator = new Simulator(network, Comparison.NONE);
    int end = Math.min(behind, images.count());
    List<Integer> classes = new ArrayList<>();
    for (int from = first; from < end; from += Simulator.BATCH) {
      var codes = new byte[Math.min(Simulator.BATCH, end - from)][];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = images.codes(from + i, network.inputBits());
      }
      for (int[] results : simulator.run(codes)) {
        classes.add(Simulator.predicted(results));
      }
    }
    return new Simulation(classes, simulator.statistics());
  }

  /** Concatenates these results with those of the next images. */
  private Simulation plus(Simulation next) {
    List<Integer> all = new ArrayList<>(classes);
    all.addAll(next.classes);
    List<LayerStatistics> both = new ArrayList<>();
    for (int layer = 0; layer < statistics.size(); layer++) {
      both.add(statistics.get(layer).plus(next.statistics.get(layer)));
    }
    return new Simulation(all, both);
  }

  /** Returns whether a layer has a ternary readout. */
  static boolean isTernary(QuantizedNetwork network, String layer) {
    return network.layers().stream()
        .filter(each -> each.name().equals(layer))
        .anyMatch(
            each ->
                each instanceof Product product
                    && product.groups().get(0).datapath().readout()
                        instanceof ColumnReadout.Ternary);
  }
}
