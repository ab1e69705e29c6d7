package org.hcim.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.LevelAdc;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.simulator.inference.Lookup;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.inference.Window;
import org.hcim.simulator.study.GeneratedNetwork;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An interpreter of the exported operators gives the sums of the simulator. */
class PartialSumExportTest {

  /** Means of windows and a convolution with a group for each channel. */
  private static final String END_OF_POOLS =
      """
      - pool: {kind: average, kernel: 3}
      - conv2d: {name: c, out_channels: 8, kernel: 1, groups: 8}
      - flatten: {}
      - linear: {name: d, out_features: 10}
      """;

  private static Graph graph(String name) throws IOException {
    return ExportGraphs.of(name, END_OF_POOLS);
  }

  private static LabeledImages images(int count) throws IOException {
    return Datasets.open("builtin", Split.TEST, count);
  }

  private static float[] reals(byte[] wholes, float most) {
    var reals = new float[wholes.length];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = (wholes[i] & 0xFF) / most;
    }
    return reals;
  }

  private static Tally assertEqual(QuantizedNetwork network, LabeledImages images)
      throws IOException {
    var codes = new byte[images.count()][];
    var pixels = new float[codes.length][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = images.codes(i, network.inputBits());
      pixels[i] = reals(images.pixels(i), 255);
    }
    return assertEqual(network, pixels, codes);
  }

  /** As above, for an image of random codes of the size that the network takes. */
  private static void assertEqualOnNoise(QuantizedNetwork network) throws IOException {
    int most = (1 << network.inputBits()) - 1;
    var random = new Random(2);
    var codes = new byte[(int) network.input().elements()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(most + 1);
    }
    assertEqual(network, new float[][] {reals(codes, most)}, new byte[][] {codes});
  }

  /** Compares all sums. Returns what the readouts counted. */
  private static Tally assertEqual(QuantizedNetwork network, float[][] pixels, byte[][] codes)
      throws IOException {
    var interpreter = new OnnxInterpreter(ExportedModel.of(network, ExportForm.BIT_EXACT).bytes());
    var found = new long[codes.length][];
    for (int i = 0; i < codes.length; i++) {
      found[i] = interpreter.run(pixels[i]).wholes();
    }
    var simulator = new Simulator(network, Comparison.NONE);
    int[][] expected = simulator.run(codes);
    for (int i = 0; i < codes.length; i++) {
      assertThat(found[i]).isEqualTo(Arrays.stream(expected[i]).asLongStream().toArray());
    }
    assertThat(Arrays.stream(expected[0]).distinct().count()).isGreaterThan(1);
    return simulator.statistics().stream()
        .map(LayerStatistics::tally)
        .reduce(Tally.NONE, Tally::plus);
  }

  static Stream<String> shippedNetworks() {
    return ShippedNetworks.builtIn().entries().stream().map(ShippedEntry::name);
  }

  @ParameterizedTest
  @MethodSource("shippedNetworks")
  void shippedNetworksHaveTheSameSums(String name) throws IOException {
    ShippedNetworks shipped = ShippedNetworks.builtIn();
    QuantizedNetwork network = shipped.read(shipped.require(name));

    if (shipped.require(name).dataset().equals("builtin")) {
      assertEqual(network, images(1));
    } else {
      assertEqualOnNoise(network);
    }

    assertThat(ExportForm.of(network))
        .isEqualTo(name.endsWith("ideal") ? ExportForm.QDQ : ExportForm.BIT_EXACT);
  }

  /** Settings are {@code name=value} pairs; words of 5 bits overflow. */
  @ParameterizedTest
  @CsvSource({
    "pools, readout=ternary alpha=1 seed=3",
    "pools, readout=binary signed_mapping=twos_complement",
    "pools, readout=adc adc_bits=6 weight_bits=8 activation_bits=8 xbar_rows=16",
    "pools, readout=ideal weight_bits=8 activation_bits=8",
    "resnet8, readout=ternary xbar_rows=32 cell_bits=2 stream_bits=2 partial_sum_bits=5",
    "resnet8, readout=binary xbar_rows=50 scale_factor_granularity=column stream_bits=3",
    "resnet8, readout=ternary signed_mapping=differential_symmetric weight_bits=3",
    "resnet8, readout=adc adc_bits=4 signed_mapping=twos_complement xbar_rows=256",
    "mlp, readout=ternary xbar_rows=64 scale_factor_granularity=layer",
    "mlp, readout=binary scale_factor_granularity=channel xbar_rows=32",
    "mobilenet_v2, readout=ternary xbar_rows=16 alpha=1",
  })
  void randomNetworksHaveTheSameSums(String name, String settings) throws IOException {
    var values = new HashMap<String, Object>();
    for (String setting : settings.split(" ", -1)) {
      String[] parts = setting.split("=", -1);
      boolean isNumber = parts[1].chars().allMatch(Character::isDigit);
      values.put(parts[0], isNumber ? (Object) Long.valueOf(parts[1]) : parts[1]);
    }
    QuantizedNetwork network = GeneratedNetwork.of(graph(name), values).make();

    Tally tally = assertEqual(network, images(1));

    assertThat(tally.overflows() > 0 || !settings.contains("partial_sum_bits")).isTrue();
  }

  /** A readout whose numbers are out of the ordinary, and what it must have counted. */
  private record Odd(
      String name, int streamBits, ColumnReadout readout, ToLongFunction<Tally> counted) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Odd> oddReadouts() {
    var saturated = new DcimWidths(4, ScaleFactorGranularity.BIT_SLICE, 5, Overflow.SATURATE);
    var wrapped = new DcimWidths(4, ScaleFactorGranularity.BIT_SLICE, 5, Overflow.WRAP);
    return Stream.of(
        new Odd("saturated", 1, new ColumnReadout.Ternary(1, -1, saturated), Tally::overflows),
        new Odd("wrapped", 1, new ColumnReadout.Binary(2, wrapped), Tally::overflows),
        new Odd("clipped", 1, new ColumnReadout.Adc(2, -7, 2), Tally::clipped),
        new Odd("levels", 1, new LevelAdc(2, new int[] {-6, -1, 2, 9}), Tally::clipped),
        new Odd("wide streams", 3, new ColumnReadout.Adc(4, -40, 3), Tally::clipped));
  }

  /**
   * Signed activations, whose last stream is narrower than the others where streams are wide; a
   * table, thresholds by column, negative multipliers and a bias.
   */
  @ParameterizedTest
  @MethodSource("oddReadouts")
  void everyNumberOfTheArithmeticCounts(Odd odd) throws IOException {
    assertThat(odd.counted().applyAsLong(assertEqual(odd(odd), images(3)))).isPositive();
  }

  private static QuantizedNetwork odd(Odd odd) {
    var random = new SplittableRandom(5);
    var window = Window.square(3, 2, 1);
    Codes signed = Codes.signed(4);
    Requantizer toSigned = requantizer(random, 6, signed);
    var a = product("a", "input", window, matrices(random, odd, 1, 27, 6, false), toSigned);
    var table = IntStream.rangeClosed(-8, 7).mapToObj(x -> Math.min(7, x * x / 4 - 7)).toList();
    var b = new Lookup("b", "a", table, signed);
    var c =
        new Product(
            "c",
            "b",
            Window.square(3, 1, 1),
            matrices(random, odd, 2, 27, 5, true),
            Optional.of(requantizer(random, 10, signed)),
            Optional.of(new Shortcut("a", -3 << 8, 1)));
    var d = new Pool("d", "c", Pool.Kind.AVERAGE, Window.square(4, 2, 0));
    var e =
        new Product(
            "e",
            "d",
            Window.square(3, 1, 0),
            matrices(random, odd, 1, 90, 10, true),
            Optional.empty(),
            Optional.empty(),
            random.ints(10, -5000, 5000).boxed().toList());
    return new QuantizedNetwork("odd", new Shape(3, 16, 16), 4, List.of(a, b, c, d, e));
  }

  private static Product product(
      String name, String input, Window window, List<CrossbarMatrix> groups, Requantizer to) {
    return new Product(name, input, window, groups, Optional.of(to), Optional.empty());
  }

  private static Requantizer requantizer(SplittableRandom random, int channels, Codes codes) {
    int[] multipliers = random.ints(channels, -400, 400).toArray();
    long[] offsets = random.longs(channels, -4 << 12, 4 << 12).toArray();
    return new Requantizer(multipliers, offsets, 12, codes);
  }

  private static List<CrossbarMatrix> matrices(
      SplittableRandom random, Odd odd, int groups, int inputs, int outputs, boolean isSigned) {
    var code = isSigned ? ActivationCode.TWOS_COMPLEMENT : ActivationCode.UNSIGNED;
    var slicing =
        new Slicing(new Precision(1, 4, 4, odd.streamBits()), SignedMapping.DIFFERENTIAL, code);
    var datapath = new Datapath(20, slicing, odd.readout());
    var all = new ArrayList<CrossbarMatrix>();
    for (int group = 0; group < groups; group++) {
      var codes = new byte[inputs * outputs];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = (byte) random.nextInt(-8, 8);
      }
      var weights = new WeightMatrix(inputs, outputs, codes, slicing);
      int scales = ScaleFactors.count(datapath, inputs, outputs);
      var factors =
          ScaleFactors.of(datapath, inputs, outputs, random.ints(scales, 0, 16).toArray());
      all.add(
          new CrossbarMatrix(
              datapath, weights, factors, thresholds(random, datapath, inputs, outputs)));
    }
    return all;
  }

  private static ColumnThresholds thresholds(
      SplittableRandom random, Datapath datapath, int inputs, int outputs) {
    if (!(datapath.readout() instanceof ColumnReadout.Comparators comparators)) {
      return ColumnThresholds.NONE;
    }
    int[] references =
        random.ints(ColumnThresholds.count(datapath, inputs, outputs), -3, 4).toArray();
    return comparators.isSingle()
        ? ColumnThresholds.binary(references)
        : ColumnThresholds.ternary(references, random.ints(references.length, 1, 4).toArray());
  }
}
