package org.hcim.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.LevelAdc;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;
import org.junit.jupiter.api.Test;

/** Single precision has all whole numbers up to 2^24 = 16777216, and no odd one above. */
class SumBoundsTest {

  /** One output, whose weights of 8 bits are 127 in one cell each. */
  private static Optional<String> problem(
      int inputs, int activationBits, int streamBits, ColumnReadout readout) {
    var precision = new Precision(8, 8, activationBits, streamBits);
    var slicing = new Slicing(precision, SignedMapping.DIFFERENTIAL);
    var codes = new byte[inputs];
    Arrays.fill(codes, (byte) 127);
    var datapath = new Datapath(4096, slicing, readout);
    var factors = new int[ScaleFactors.count(datapath, inputs, 1)];
    if (readout instanceof ColumnReadout.Comparators comparators) {
      Arrays.fill(factors, comparators.dcim().mostScale());
    }
    var matrix =
        new CrossbarMatrix(
            datapath,
            new WeightMatrix(inputs, 1, codes, slicing),
            ScaleFactors.of(datapath, inputs, 1, factors));
    var product =
        new Product(
            "a", "input", Window.POINT, List.of(matrix), Optional.empty(), Optional.empty());
    return new SumBounds(new ProductColumns(product)).problem();
  }

  private static String message(String numbers, long most) {
    return "%s reach %d and must be at most 16777216: single precision has no other whole numbers"
        .formatted(numbers, most);
  }

  /** 518 x 127 x 255 = 16775430. */
  @Test
  void partialSumsAreBounded() {
    assertThat(problem(518, 8, 8, new ColumnReadout.Ideal()))
        .hasValue(message("words of columns", 16775430L * 255));
    assertThat(problem(519, 8, 8, new ColumnReadout.Ideal()))
        .hasValue(message("partial sums", 519L * 127 * 255));
  }

  /** A split has 4096 rows: 4096 x 127 x 15 = 7802880, with 2 streams of 4 bits times 255. */
  @Test
  void aSumIsThatOfOneRowSplit() {
    assertThat(problem(5000, 4, 1, new ColumnReadout.Ideal())).isEmpty();
    assertThat(problem(5000, 8, 4, new ColumnReadout.Ideal()))
        .hasValue(message("words of columns", 7802880L * 255));
  }

  /** An ADC subtracts its lowest reading and adds half of its step before it divides. */
  @Test
  void anAdcIsBoundedWithItsOffset() {
    int sum = 100 * 127;
    int lowest = -(1 << 24) + sum + 1;

    assertThat(problem(100, 1, 1, new ColumnReadout.Adc(8, lowest, 0))).isEmpty();
    assertThat(problem(100, 1, 1, new ColumnReadout.Adc(8, lowest - 1, 0)))
        .hasValue(message("partial sums", (1 << 24) + 1));
  }

  /** A table is read at the partial sum above its minimum: 4096 x 127 x 31 x 2. */
  @Test
  void aTableOfReadingsIsBounded() {
    var adc = new LevelAdc(1, new int[] {-1, 1});

    assertThat(problem(4096, 4, 4, adc)).isEmpty();
    assertThat(problem(4096, 5, 5, adc)).hasValue(message("partial sums", 2L * 4096 * 127 * 31));
  }

  /** Levels of 2^20 in 5 streams: 31 x 2^20. */
  @Test
  void wordsOfLevelsAreBounded() {
    var adc = new LevelAdc(1, new int[] {-1 << 20, 1 << 20});

    assertThat(problem(100, 4, 1, adc)).isEmpty();
    assertThat(problem(100, 5, 1, adc)).hasValue(message("words of columns", 31L << 20));
  }

  /** A register of 24 bits and 4 or 5 streams of factors of 2^21 - 1. */
  @Test
  void scaleFactorsAreBounded() {
    var dcim = new DcimWidths(21, ScaleFactorGranularity.BIT_SLICE, 24, Overflow.WRAP);
    var ternary = new ColumnReadout.Ternary(1, 0, dcim);

    assertThat(problem(100, 4, 1, ternary)).isEmpty();
    assertThat(problem(100, 5, 1, ternary))
        .hasValue(message("sums of scale factors", 5 * ((1 << 21) - 1L) + (1 << 23)));
    assertThat(problem(519, 8, 8, ternary)).hasValue(message("partial sums", 519L * 127 * 255));
  }

  /** 257 x 256 x 255 = 16776960. */
  @Test
  void meansAreBounded() {
    Codes codes = Codes.unsigned(8);

    assertThat(SumBounds.problem(pool(Pool.Kind.AVERAGE, 256), codes)).isEmpty();
    assertThat(SumBounds.problem(pool(Pool.Kind.AVERAGE, 257), codes))
        .hasValue(message("sums", 257L * 257 * 255));
    assertThat(SumBounds.problem(pool(Pool.Kind.AVERAGE, 257), Codes.signed(8))).isEmpty();
    assertThat(SumBounds.problem(pool(Pool.Kind.MAX, 257), codes)).isEmpty();
  }

  private static Pool pool(Pool.Kind kind, int width) {
    return new Pool("p", "a", kind, new Window(257, width, 1, 0));
  }

  /** 8 slices of 1024 x 1024 weights: 128 layers of them are 2^30. */
  @Test
  void aFileOfTooManyCellsIsRefused() {
    int size = 1024;
    var slicing = new Slicing(new Precision(1, 8, 1, 1), SignedMapping.DIFFERENTIAL);
    var datapath = new Datapath(size, slicing, new ColumnReadout.Ideal());
    var weights = new WeightMatrix(size, size, new byte[size * size], slicing);
    var matrix = new CrossbarMatrix(datapath, weights, ScaleFactors.NONE);
    Requantizer toBits = Requantizer.uniform(size, 1, 0, Codes.unsigned(1));
    var layers = new ArrayList<QuantizedLayer>();
    for (int i = 0; i <= 128; i++) {
      layers.add(
          new Product(
              "l" + i,
              i == 0 ? QuantizedNetwork.INPUT : "l" + (i - 1),
              Window.POINT,
              List.of(matrix),
              i == 128 ? Optional.empty() : Optional.of(toBits),
              Optional.empty()));
    }
    var network = new QuantizedNetwork("wide", new Shape(size, 1, 1), 1, layers);

    assertThatThrownBy(() -> ExportedModel.of(network, ExportForm.BIT_EXACT))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(
            "weights of network wide in slices (1082130432) must be at most 1073741824: an ONNX"
                + " file is smaller than 2 GiB");
  }
}
