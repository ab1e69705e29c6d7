package org.hcim.sweeps.workload;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.importer.onnx.ImportedNetwork;

/**
 * The precision that a quantized network states: the bits of its widest layer, because a design has
 * one precision for all layers.
 */
public record StatedPrecision(OptionalInt weightBits, OptionalInt activationBits) {

  /** The widest precision of a design. */
  private static final int MAX_BITS = 16;

  static StatedPrecision of(ImportedNetwork network) {
    return new StatedPrecision(
        widest(network.weightBits().values()), widest(network.activationBits().values()));
  }

  private static OptionalInt widest(Collection<Integer> bits) {
    return bits.stream().mapToInt(Integer::intValue).max();
  }

  /** The defaults of a spec's parameters, if all of its networks state a precision. */
  public static Map<Parameter, Object> defaults(List<StatedPrecision> networks, int workloads) {
    var defaults = new LinkedHashMap<Parameter, Object>();
    if (networks.size() == workloads) {
      put(defaults, Parameter.WEIGHT_BITS, networks.stream().map(StatedPrecision::weightBits));
      put(
          defaults,
          Parameter.ACTIVATION_BITS,
          networks.stream().map(StatedPrecision::activationBits));
    }
    return defaults;
  }

  private static void put(
      Map<Parameter, Object> defaults, Parameter parameter, Stream<OptionalInt> stated) {
    List<OptionalInt> bits = stated.toList();
    boolean isWhole = !bits.isEmpty() && bits.stream().allMatch(OptionalInt::isPresent);
    if (isWhole) {
      int widest = bits.stream().mapToInt(OptionalInt::getAsInt).max().orElseThrow();
      if (widest <= MAX_BITS) {
        defaults.put(parameter, widest);
      }
    }
  }
}
