package org.hcim.sweeps.shipped;

import static org.hcim.accelerator.design.Check.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Simulator;
import org.hcim.sweeps.canonical.Sha256;

/**
 * The results of a network on images that every copy of the tool can generate.
 *
 * @param images the source of the images
 * @param classes the predicted class by image
 * @param sumsSha256 hash of all sums of the last layer
 */
public record RecordedResults(Source images, List<Integer> classes, String sumsSha256) {

  private static final int COUNT = 200;
  private static final long SEED = 1;

  public RecordedResults {
    classes = List.copyOf(classes);
    check(!classes.isEmpty(), "predicted classes (%d) must be at least one", 0);
  }

  /** The source of images. */
  public enum Source {
    /** The first test images of the built-in set. */
    BUILTIN,
    /** Uniformly random codes from a seed, for networks that take other images. */
    CODES
  }

  /** Computes the results of a network: on built-in images if it takes them, otherwise on codes. */
  public static RecordedResults of(QuantizedNetwork network) {
    boolean takesBuiltin = network.input().equals(builtin(1).shape());
    return of(network, takesBuiltin ? Source.BUILTIN : Source.CODES, COUNT);
  }

  /** Computes the results of a network on the same images. */
  public RecordedResults again(QuantizedNetwork network) {
    return of(network, images, classes.size());
  }

  private static RecordedResults of(QuantizedNetwork network, Source images, int count) {
    int[][] sums = new Simulator(network, Comparison.NONE).run(codes(network, images, count));
    var bytes = ByteBuffer.allocate(count * network.classes() * Integer.BYTES);
    for (int[] results : sums) {
      Arrays.stream(results).forEach(bytes::putInt);
    }
    List<Integer> classes = Arrays.stream(sums).map(Simulator::predicted).toList();
    return new RecordedResults(images, classes, Sha256.hex(bytes.array()));
  }

  private static byte[][] codes(QuantizedNetwork network, Source images, int count) {
    if (images == Source.CODES) {
      return RandomNetworks.images(SEED, count, network.input(), network.inputBits());
    }
    LabeledImages builtin = builtin(count);
    var codes = new byte[count][];
    Arrays.setAll(codes, image -> builtin.codes(image, network.inputBits()));
    return codes;
  }

  private static LabeledImages builtin(int count) {
    try {
      return Datasets.open(Datasets.BUILTIN, Split.TEST, count);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in images are computed, not read", e);
    }
  }
}
