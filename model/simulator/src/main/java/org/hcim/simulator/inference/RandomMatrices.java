package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.List;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.WeightMatrix;

/** Random weights and scale factors of products. */
record RandomMatrices(Seeded seeded) {

  /** Creates one matrix per group of channels. */
  List<CrossbarMatrix> of(Datapath datapath, FusedLayer.Product product) {
    int inputs = product.from().channels() / product.groups() * product.window().area();
    int outputs = product.to().channels() / product.groups();
    var matrices = new ArrayList<CrossbarMatrix>();
    for (int i = 0; i < product.groups(); i++) {
      matrices.add(matrix(datapath, inputs, outputs));
    }
    return matrices;
  }

  private CrossbarMatrix matrix(Datapath datapath, int inputs, int outputs) {
    int most = datapath.slicing().mostWeight();
    var weights = new byte[inputs * outputs];
    for (int i = 0; i < weights.length; i++) {
      int weight = (int) Math.rint(seeded.normal() * (most + 1) / 3);
      weights[i] = (byte) Math.max(datapath.slicing().leastWeight(), Math.min(most, weight));
    }
    var codes = new int[ScaleFactors.count(datapath, inputs, outputs)];
    int mostScale =
        datapath.readout() instanceof ColumnReadout.Comparators comparators
            ? ScaleFactors.mostCode(datapath, comparators.dcim())
            : 0;
    for (int i = 0; i < codes.length; i++) {
      codes[i] = seeded.between(Math.min(1, mostScale), mostScale);
    }
    return new CrossbarMatrix(
        datapath,
        new WeightMatrix(inputs, outputs, weights, datapath.slicing()),
        ScaleFactors.of(datapath, inputs, outputs, codes));
  }
}
