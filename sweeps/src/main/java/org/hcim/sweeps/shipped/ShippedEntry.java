package org.hcim.sweeps.shipped;

import static org.hcim.accelerator.design.Check.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.accelerator.design.AlgorithmSetting;

/**
 * A built-in trained network, as described in the index.
 *
 * @param name the name in commands and specs
 * @param sha256 the SHA-256 of the network's file
 * @param architecture the network whose layers were trained
 * @param productsSha256 hash of the products, by which networks of sweeps find the entry
 * @param dataset the training images
 * @param setting the algorithm setting of the training
 * @param recorded the results by which a test recognizes the network
 */
public record ShippedEntry(
    String name,
    String sha256,
    String architecture,
    String productsSha256,
    String dataset,
    AlgorithmSetting setting,
    Origin origin,
    Reached reached,
    RecordedResults recorded) {

  private static final String NAME = "[a-z][a-z0-9_-]{0,63}";
  private static final String SHA256 = "[0-9a-f]{64}";

  public ShippedEntry {
    check(name.matches(NAME), "name (%s) must match %s", name, NAME);
    check(sha256.matches(SHA256), "sha256 (%s) must be 64 lower-case hex digits", sha256);
    check(
        productsSha256.matches(SHA256),
        "products_sha256 (%s) must be 64 lower-case hex digits",
        productsSha256);
    Objects.requireNonNull(setting, "setting");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(reached, "reached");
    Objects.requireNonNull(recorded, "recorded");
  }

  /**
   * The training of a network.
   *
   * @param training id of the training in the table
   * @param run id of the last stage
   * @param epochs by stage: float, qat, psq
   * @param startedFrom the stage of another training, or the imported weights, before these epochs
   * @param recipe the values that the spec gives; the trainer's defaults apply to the rest
   */
  public record Origin(
      String training,
      String run,
      long seed,
      Map<String, Long> epochs,
      Optional<String> startedFrom,
      long trainImages,
      Map<String, Object> recipe) {

    public Origin {
      epochs = Collections.unmodifiableMap(new LinkedHashMap<>(epochs));
      recipe = Collections.unmodifiableMap(new TreeMap<>(recipe));
    }
  }

  /**
   * The results on the test images of the data set.
   *
   * @param alwaysZeroFrac fraction of readings by columns without a conducting cell
   * @param zeroFrac fraction of ternary values that were 0; empty if there are no ternary values
   * @param layers the zeros of each layer; empty if there are no ternary values
   */
  public record Reached(
      double top1Pct,
      long testImages,
      double alwaysZeroFrac,
      Optional<Double> zeroFrac,
      Map<String, LayerZeros> layers) {

    public Reached {
      check(
          top1Pct >= 0 && top1Pct <= 100, "top1_pct (%s) must be a number from 0 to 100", top1Pct);
      layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }

    /**
     * The fraction of zeros of each layer as read by the hardware, including always-zero columns.
     */
    public Map<String, Double> zeroFracByLayer() {
      var zeros = new LinkedHashMap<String, Double>();
      layers.forEach((layer, each) -> zeros.put(layer, each.zeroFrac()));
      return zeros;
    }

    /**
     * The fraction of zeros excluding always-zero columns; empty if there are no ternary values.
     */
    public Optional<Double> zeroFracOfOthers() {
      return zeroFrac.map(zeros -> new LayerZeros(zeros, alwaysZeroFrac).zeroFracOfOthers());
    }
  }

  /** The name of the network's file, which is in the folder of the index. */
  public String file() {
    return name + ".hcimq";
  }
}
