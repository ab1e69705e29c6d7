package org.hcim.jobs.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.GeneratedNetwork;
import org.junit.jupiter.api.Test;

/** Networks whose arithmetic an exported graph would not have. */
class PartialSumRefusalTest {

  @Test
  void sumsThatAreNotExactAreRefused() throws IOException {
    var adc = new ColumnReadout.Adc(10, -(1 << 21), 8);
    Map<String, Object> values = Map.of("readout", "ideal");
    QuantizedNetwork ideal = GeneratedNetwork.of(ExportGraphs.of("mlp", ""), values).make();
    var first = (Product) ideal.layers().get(0);
    CrossbarMatrix matrix = first.groups().get(0);
    var datapath = new Datapath(1024, matrix.datapath().slicing(), adc);
    var wide = new CrossbarMatrix(datapath, matrix.weights(), ScaleFactors.NONE);
    var layers = new ArrayList<>(ideal.layers());
    layers.set(0, first.with(List.of(wide)));

    assertThatThrownBy(() -> ExportedModel.of(ideal.with(layers), ExportForm.BIT_EXACT))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("cannot be exported:")
        .hasMessageContaining(first.name() + " (product): words of columns reach ")
        .hasMessageContaining("must be at most 16777216");
  }

  @Test
  void layersOfTokensAreRefused() throws IOException {
    QuantizedNetwork tokens =
        GeneratedNetwork.of(ExportGraphs.of("vit_block", ""), Map.of("readout", "ternary")).make();

    assertThatThrownBy(() -> ExportedModel.of(tokens, ExportForm.BIT_EXACT))
        .hasMessageContaining("(layernorm): layers of tokens are not exported");
  }
}
