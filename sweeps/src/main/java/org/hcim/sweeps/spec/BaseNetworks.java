package org.hcim.sweeps.spec;

import static org.hcim.accelerator.design.Check.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Network;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.CommonSetting;
import org.hcim.sweeps.shipped.ProductShapes;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.spec.AccuracySpec.Base;

/** The networks from which others are calibrated. */
public final class BaseNetworks {

  private BaseNetworks() {}

  /** The built-in trained network with the given name. */
  static Optional<Base> shipped(String name) {
    return ShippedNetworks.builtIn().find(name).map(BaseNetworks::base);
  }

  /** The built-in trained network for a network of a sweep. */
  static Optional<Base> shipped(Network network) {
    return ShippedNetworks.builtIn().base(network).map(BaseNetworks::base);
  }

  private static Base base(ShippedEntry entry) {
    return new Base.Shipped(entry.name(), entry.sha256());
  }

  /** The name of a base in tables. */
  public static String name(Base base) {
    return base instanceof Base.Shipped shipped
        ? shipped.name()
        : String.valueOf(((Base.Stored) base).file().getFileName());
  }

  /**
   * The bytes of a base's file.
   *
   * @throws org.hcim.simulator.inference.InvalidNetworkException if the bytes of a built-in network
   *     have changed
   */
  public static byte[] bytes(Base base) {
    if (base instanceof Base.Shipped shipped) {
      var networks = ShippedNetworks.builtIn();
      return networks.bytes(networks.require(shipped.name()));
    }
    var stored = (Base.Stored) base;
    try {
      return Files.readAllBytes(stored.file());
    } catch (IOException e) {
      throw new UncheckedIOException(stored.file() + " cannot be read", e);
    }
  }

  /** The network of a base. */
  public static QuantizedNetwork read(Base base) {
    return NetworkFile.read(name(base), bytes(base));
  }

  /**
   * Refuses a base that is not the workload's network with an ideal readout, or that does not fit
   * the images.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException with the violated rule
   */
  static void requireFit(QuantizedNetwork base, Workload workload, LabeledImages images) {
    ReadoutLevels levels = CommonSetting.of(base).setting().levels();
    check(
        levels == ReadoutLevels.IDEAL,
        "readout (%s) of network %s must be ideal",
        levels.key(),
        base.name());
    check(
        ProductShapes.sha256(base).equals(ProductShapes.sha256(workload.network())),
        "network %s must have the layers of workload %s",
        base.name(),
        workload.name());
    check(
        images.shape(base.preprocessing()).equals(base.input())
            && images.classes().size() <= base.classes(),
        "images of %s (%s, %d classes) must be those of network %s (%s, %d classes)",
        images.name(),
        images.shape(),
        images.classes().size(),
        base.name(),
        base.input(),
        base.classes());
  }
}
