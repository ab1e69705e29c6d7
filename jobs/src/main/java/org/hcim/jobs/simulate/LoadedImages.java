package org.hcim.jobs.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hcim.accelerator.design.Check;
import org.hcim.jobs.accuracy.DatasetName;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.sweeps.simulation.ImageChoice;

/**
 * The images of a simulation.
 *
 * @param sha256 hash of their shape, pixels and labels
 */
public record LoadedImages(ImageChoice choice, LabeledImages images, String sha256) {

  /**
   * Reads images.
   *
   * @throws org.hcim.simulator.dataset.InvalidDatasetException when there are none
   */
  public static LoadedImages of(ImageChoice choice) {
    Split split = choice.split().equals("train") ? Split.TRAIN : Split.TEST;
    try {
      LabeledImages images = Datasets.open(choice.location(), split, choice.limit());
      return new LoadedImages(choice, images, images.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(choice.location() + " cannot be read", e);
    }
  }

  /** The name of the images in the table: not a path, which differs between machines. */
  public String name() {
    return DatasetName.of(choice.location());
  }

  /**
   * Checks that a network accepts the images.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException when their shape or number of
   *     classes does not match
   */
  void check(LoadedNetwork loaded) {
    QuantizedNetwork network = loaded.network();
    Shape shape = images.shape(network.preprocessing());
    Check.check(
        shape.equals(network.input()),
        "images of %s (%s) must have the shape that network %s takes (%s)",
        name(),
        shape.text(),
        loaded.name(),
        network.input().text());
    Check.check(
        images.classes().size() <= network.classes(),
        "classes of %s (%d) must be at most the results of network %s (%d)",
        name(),
        images.classes().size(),
        loaded.name(),
        network.classes());
  }
}
