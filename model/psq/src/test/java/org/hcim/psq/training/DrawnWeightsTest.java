package org.hcim.psq.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.hcim.psq.network.PsqNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Initial weights depend on the names and the order of a network's layers: these are the digests of
 * names and weights from before networks were graphs.
 */
class DrawnWeightsTest {

  private static final AlgorithmSetting SETTING = AlgorithmSetting.defaults(ReadoutLevels.IDEAL);

  @ParameterizedTest
  @CsvSource({
    "resnet8, 87a87b4790d6fda6e9b2c533620af08cb701cfda7bf8e1cb1ec3c4d4b41b7d28",
    "resnet20, d5e1dab759bbf112d68db227e9a471a80e71d0504dc55c84abea60a6a1fce24c",
    "wide_resnet20, 8693a22648242d09ca0a34ef787156da320a8d66a114beab2343f245eea650fd",
    "vgg9, f8728c1fbb030a1d700a4079ffaaad58860531508b76422e71f0aa451b7f1a3b",
    "mlp, e1ccc7d476b5e67266dbf1fbd0bb543f7b70315c056f44c9c1552bc570f65f9b",
  })
  void areThoseOfEarlierReleases(String name, String digest) throws NoSuchAlgorithmException {
    TorchEngine.start(1);
    try (NDManager manager = NDManager.newBaseManager()) {
      var network = new PsqNetwork(graph(name), SETTING);
      network.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 32, 32));
      Weights.draw(network, 7);

      assertThat(digest(network)).isEqualTo(digest);
      network.clear();
    }
  }

  private static Graph graph(String name) {
    var image = TensorShape.image(3, 32, 32);
    return switch (name) {
      case "resnet8" -> TestGraphs.resNet(image, 1, 1, 10);
      case "resnet20" -> TestGraphs.resNet(image, 3, 1, 10);
      case "wide_resnet20" -> TestGraphs.resNet(image, 3, 2, 10);
      case "vgg9" -> TestGraphs.vgg(name, image, 16, 0, 32, 0, 64, 64, 0, 128, 128, 0, 128, 128, 0);
      default -> TestGraphs.mlp(image, 10);
    };
  }

  private static String digest(PsqNetwork network) throws NoSuchAlgorithmException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    for (var parameter : network.getParameters()) {
      sha256.update(parameter.getKey().getBytes(StandardCharsets.UTF_8));
      for (float value : parameter.getValue().getArray().toFloatArray()) {
        sha256.update(ByteBuffer.allocate(Float.BYTES).putFloat(value).array());
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
