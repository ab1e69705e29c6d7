package org.hcim.accelerator.cost;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;

/** SHA-256 over the raw bits of every figure of many random evaluations. */
final class GoldenDigest {

  private static final int DESIGNS = 4200;
  private static final List<NetworkProfile> NETWORKS =
      List.of(
          NetworkProfile.of(TestNetworks.resNet(20)),
          NetworkProfile.of(TestNetworks.vgg9()),
          NetworkProfile.of(TestNetworks.random(new Dice(1))),
          NetworkProfile.of(TestNetworks.random(new Dice(2))));

  private final MessageDigest sha256;
  private final ByteBuffer bits = ByteBuffer.allocate(Double.BYTES);

  /** Evaluations that gave a cost; of the others the digest has the kind of rejection. */
  int costed;

  private GoldenDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  static GoldenDigest ofTheModel() {
    var digest = new GoldenDigest();
    var dice = new Dice(2024);
    for (int i = 0; i < DESIGNS; i++) {
      DesignPoint design = RandomDesigns.valid(dice);
      NETWORKS.forEach(network -> digest.add(design, network));
    }
    return digest;
  }

  /** Ends the digest. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void add(DesignPoint design, NetworkProfile network) {
    try {
      add(RandomCases.MODEL.evaluate(design, network));
      costed++;
    } catch (InvalidDesignException | DoesNotFitException rejected) {
      sha256.update(rejected.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void add(NetworkCost cost) {
    for (Component component : Component.values()) {
      add(cost.energyPj(component));
      add(cost.areaMm2(component));
    }
    add(cost.energyPj());
    add(cost.latencyNs());
    add(cost.areaMm2());
    add(cost.pipelinedIntervalNs());
    add(cost.edpJS());
    add(cost.edapJSMm2());
    add(cost.topsPerW());
    add(cost.topsPerMm2());
    add(cost.inferencesPerS());
    add(cost.pipelinedInferencesPerS());
    add(cost.macs());
    add(cost.conversions());
    add(cost.crossbars());
    add(cost.tiles());
    add(cost.utilizationFrac());
    add(cost.meanZeroFrac());
    add(cost.readoutPjPerConversion());
    add(cost.readoutUm2());
    add(cost.scaleFactorKib());
  }

  private void add(double value) {
    sha256.update(bits.putLong(0, Double.doubleToRawLongBits(value)).array());
  }
}
