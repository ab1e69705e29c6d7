package org.hcim.psq.training;

import ai.djl.ndarray.*;
import ai.djl.ndarray.types.*;
import java.security.MessageDigest;
import java.util.*;
import java.nio.*;
import org.hcim.accelerator.design.*;
import org.hcim.psq.export.NetworkExport;
import org.hcim.psq.network.*;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.crossbar.*;
import org.junit.jupiter.api.*;

class TmpDigestTest {
  static String sha(byte[] b) throws Exception { return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(b)); }
  static String weights(PsqNetwork n) throws Exception {
    var md = MessageDigest.getInstance("SHA-256");
    for (var e : n.getParameters()) { md.update(e.getKey().getBytes("UTF-8"));
      for (float f : e.getValue().getArray().toFloatArray()) md.update(ByteBuffer.allocate(4).putFloat(f).array()); }
    return HexFormat.of().formatHex(md.digest());
  }
  @Test
  void print() throws Exception {
    TorchEngine.start(1);
    var setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY).with(Parameter.XBAR_ROWS, 64);
    var im = org.hcim.accelerator.network.TensorShape.image(3, 32, 32);
    for (var a : List.of(org.hcim.psq.TestGraphs.resNet(im,1,1,10),org.hcim.psq.TestGraphs.resNet(im,3,1,10),org.hcim.psq.TestGraphs.resNet(im,5,1,10),org.hcim.psq.TestGraphs.resNet(im,7,1,10),org.hcim.psq.TestGraphs.resNet(im,3,2,10),
       org.hcim.psq.TestGraphs.vgg("vgg9", im, 16, 0, 32, 0, 64, 64, 0, 128, 128, 0, 128, 128, 0),
       org.hcim.psq.TestGraphs.vgg("vgg11", im, 16, 0, 32, 0, 64, 64, 0, 128, 128, 128, 0, 128, 128, 128, 0),
       org.hcim.psq.TestGraphs.mlp(im, 10))) {
      try (Recording none = Recording.off(); var manager = NDManager.newBaseManager()) {
        var shape = new org.hcim.simulator.inference.Shape(3, 32, 32);
        var network = new PsqNetwork(a, setting);
        network.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 32, 32));
        Weights.draw(network, 7);
        System.out.println("DRAWN \"" + a.name() + ", " + weights(network) + "\",");
        byte[][] codes = RandomNetworks.images(3, 8, shape, 4);
        var values = new float[8 * 3072];
        for (int i = 0; i < values.length; i++) values[i] = codes[i / 3072][i % 3072];
        NDArray images = manager.create(values, new Shape(8, 3, 32, 32));
        network.advance(Stage.QAT, images);
        network.advance(Stage.PSQ, images);
        System.out.println("PSQ " + a.name() + " " + weights(network));
        System.out.println("FILE " + a.name() + " " + sha(NetworkFile.bytes(NetworkExport.of(network))));
      }
    }
  }
}
