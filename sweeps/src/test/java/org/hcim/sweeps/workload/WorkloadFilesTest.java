package org.hcim.sweeps.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.network.Network;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.Product;
import org.hcim.sweeps.workload.NetworkImport.Padding;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workload files of other tools; examples are ours, counts by hand. */
class WorkloadFilesTest {

  @TempDir private Path folder;

  private ImportedNetwork read(String name, String text, Padding padding) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return NetworkImport.read(file, InputShapes.none(), padding);
  }

  private static Product crossbar(String name, long rows, long outputs, long groups, long at) {
    return new Product(name, Product.Place.CROSSBAR, rows, outputs, groups, at);
  }

  @Test
  void scaleSimRoundsPositionsUpWithoutPadding() throws IOException {
    String text =
        """
        Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,
        stem, 10, 9, 3, 3, 3, 16, 2,
        DP1, 8, 8, 3, 3, 16, 1, 1
        """;
    // (10 - 3 + 2) / 2 = 4.5 and (9 - 3 + 2) / 2 = 4, rounded up.
    assertThat(read("Net-1.csv", text, Padding.NONE).products())
        .containsExactly(crossbar("stem", 27, 16, 1, 5 * 4), crossbar("DP1", 9, 1, 16, 36));
    ImportedNetwork same = read("net.csv", text, Padding.SAME);
    assertThat(same.products())
        .containsExactly(crossbar("stem", 27, 16, 1, 5 * 5), crossbar("DP1", 9, 1, 16, 64));
    assertThat(Network.of(same.graph()).macs()).isEqualTo(same.macs());
    assertThat(same.graph().name()).isEqualTo("net");
  }

  @Test
  void scaleSimProductsOfMatrices() throws IOException {
    assertThat(read("g.csv", "Layer, M, N, K,\nqkv, 197, 2304, 768,\n", Padding.NONE).products())
        .containsExactly(crossbar("qkv", 768, 2304, 1, 197));
  }

  @Test
  void neuroSimDividesPositionsByTheStrideOnce() throws IOException {
    String text = "32,32,3,3,3,16,0,1\n15,15,16,3,3,8,1,2\n1,1,128,1,1,10,0,1\n";
    // 13 x 13 / 4 = 42.25, which is no rectangle of positions.
    assertThat(read("n.csv", text, Padding.NONE).products())
        .containsExactly(
            crossbar("row1", 27, 16, 1, 900),
            crossbar("row2", 144, 8, 1, 42),
            crossbar("row3", 128, 10, 1, 1));
    assertThat(read("n.csv", text, Padding.SAME).products().get(1).positions()).isEqualTo(64);
  }

  @Test
  void zigZagEquationsDecideAboutRows() throws IOException {
    String text =
        """
        - id: 0
          operator_type: Conv
          equation: O[b][g][k][oy][ox]+=W[g][k][c][fy][fx]*I[b][g][c][iy][ix]
          dimension_relations: [ix=2*ox+1*fx, iy=2*oy+1*fy]
          loop_dims: [B, G, K, C, OY, OX, FY, FX]
          loop_sizes: [1, 4, 2, 3, 5, 6, 3, 3]
        - id: 1
          operator_type: Pooling
          equation: O[b][g][oy][ox]+=W[fx][fy]*I[b][g][iy][ix]
          loop_dims: [B, G, OY, OX, FX, FY]
          loop_sizes: [1, 64, 56, 56, 3, 3]
        - id: 2
          operator_type: Gemm
          equation: O[d0][d1]+=I[d0][d2]*W[d2][d1]
          dimension_relations: []
          loop_dims: [D0, D1, D2]
          loop_sizes: [7, 8, 9]
        """;
    assertThat(read("z.yaml", text, Padding.NONE).products())
        .containsExactly(crossbar("0", 27, 2, 4, 30), crossbar("2", 9, 8, 1, 7));
    assertThat(Networks.find(folder.resolve("z.yaml").toString()).name()).isEqualTo("z");
  }

  /** Queries, keys, and their products in each of four heads. */
  @Test
  void zigZagWeightsThatAnotherLayerMakesAreActivations() throws IOException {
    String text =
        """
        - id: 0
          operator_type: Gemm
          equation: O[b][k]+=W[k][c]*I[b][c]
          loop_dims: [B, K, C]
          loop_sizes: [5, 12, 8]
          operand_source: {W: 0, I: 0}
        - id: 1
          operator_type: Gemm
          equation: O[b][k]+=W[k][c]*I[b][c]
          loop_dims: [B, K, C]
          loop_sizes: [7, 12, 8]
          operand_source: {W: 1, I: 1}
        - id: 2
          operator_type: MatMul
          equation: O[h][b][k]+=W[h][k][c]*I[h][b][c]
          loop_dims: [H, B, K, C]
          loop_sizes: [4, 5, 7, 3]
          operand_source: {W: 1, I: 0}
        """;
    ImportedNetwork network = read("attention.yaml", text, Padding.NONE);

    assertThat(network.products())
        .containsExactly(
            crossbar("0", 8, 12, 1, 5),
            crossbar("1", 8, 12, 1, 7),
            new Product("2", Product.Place.VECTOR, 3, 7, 4, 5));
    assertThat(network.macs()).isEqualTo(8 * 12 * (5 + 7) + 4 * 5 * 7 * 3);
    assertThat(Network.of(network.graph()).macs()).isEqualTo(network.macs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Layer, M, N, K\na, 1, 2\n",
        "Layer, M, N, K\na, 1, 2, x\n",
        "Layer, M, N, K\na, 1, 2, -3\n",
        "Layer, M, N, K\na, 0, 2, 3\n",
        "Layer, M, N, K\na, 1, 2, 3, 2:4\n",
        "Layer, M, N, K\n",
        "",
        "Layer name, h, w, kh, kw, c, f, s\na, 4, 4, 3, 3, 3, 8, 0\n",
        "Layer name, h, w, kh, kw, c, f, s\na, 2, 2, 9, 9, 3, 8, 1\n",
        "32,32,3,3,3,16,0\n",
        "2,2,3,9,9,8,0,1\n",
        "900000000,900000000,900000000,3,3,900000000,0,1\n"
      })
  void wrongRowsAreRefused(String text) {
    assertThatThrownBy(() -> read("w.csv", text, Padding.NONE))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("w.csv: ");
  }

  @Test
  void aWrongRowIsNamedByItsLineInTheFile() {
    assertThatThrownBy(() -> read("w.csv", "\nLayer, M, N, K\n\na, 1, 2, x\n", Padding.NONE))
        .hasMessageStartingWith("w.csv: line 4, column 4 (K): (x) must be a whole number");
  }

  private static final String NEUROSIM =
      "; the columns of NeuroSim are input rows, input columns, channels, kernel rows, kernel"
          + " columns, filters, pooling follows, stride, separated by commas";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "32,32,3,3,3,16,0,0 | line 1, column 8 (stride): (0) must be a whole number of at least 1",
        "32,32,3,3,3,16,x,1 | line 1, column 7 (pooling follows): (x) must be a whole number of at least 0",
        "32,32.5,3,3,3,16,0,1 | line 1, column 2 (input columns): (32.5) must be a whole number of at least 1",
        "32,32 | line 1: columns (2) must be 8",
      })
  void aWrongRowNamesTheColumnAndAllColumns(String text, String message) {
    assertThatThrownBy(() -> read("w.csv", text, Padding.NONE))
        .hasMessage("w.csv: " + message + NEUROSIM);
  }

  @Test
  void aWrongRowOfScaleSimNamesTheColumn() {
    String text = "Layer name, h, w, kh, kw, c, f, s\na, 4, 4, 3, 3, 3, 8, 0\n";

    assertThatThrownBy(() -> read("w.csv", text, Padding.NONE))
        .hasMessageStartingWith(
            "w.csv: line 2, column 8 (stride): (0) must be a whole number of at least 1; the"
                + " columns of SCALE-Sim are layer name, input height,");
  }

  @ParameterizedTest
  @CsvSource({"32;32;3;3;3;16;0;1, semicolons", "Layer\tM\tN\tK, tabs"})
  void otherSeparatorsAreNamed(String text, String separator) {
    assertThatThrownBy(() -> read("w.csv", text, Padding.NONE))
        .hasMessage(
            "w.csv: line 1: fields are separated by %s; they must be separated by commas",
            separator);
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("w.csv"), new byte[] {'a', ',', (byte) 0xff});
    assertThatThrownBy(() -> NetworkImport.read(file, InputShapes.none(), Padding.NONE))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("not UTF-8");
  }

  private static final Path SHARED =
      Path.of(System.getenv().getOrDefault("HCIM_ONNX_FILES", "absent"));

  @ParameterizedTest
  @EnabledIfEnvironmentVariable(named = "HCIM_ONNX_FILES", matches = ".+")
  @CsvSource({
    "scalesim_resnet18.csv, NONE, scalesim_resnet18.no_padding",
    "scalesim_resnet18.csv, SAME, scalesim_resnet18.same_padding",
    "scalesim_mobilenet.csv, NONE, scalesim_mobilenet.no_padding",
    "scalesim_vit_s_gemm.csv, NONE, scalesim_vit_s_gemm",
    "neurosim_example.csv, NONE, neurosim_example.no_padding",
    "neurosim_example.csv, SAME, neurosim_example.same_padding",
    "zigzag_resnet18.yaml, NONE, zigzag_resnet18",
  })
  void sharedFilesHaveTheExpectedProducts(String file, Padding padding, String expected)
      throws IOException {
    Path workloads = SHARED.resolve("workloads");
    ImportedNetwork network =
        NetworkImport.read(workloads.resolve(file), InputShapes.none(), padding);
    List<String> lines =
        network.products().stream()
            .map(
                p ->
                    Stream.of(p.groups(), p.rows(), p.outputs(), p.positions(), p.macs())
                        .map(String::valueOf)
                        .reduce(p.name(), (a, b) -> a + "," + b))
            .toList();
    try (Stream<String> all = Files.lines(workloads.resolve(expected + ".expected.csv"))) {
      assertThat(lines)
          .isEqualTo(
              all.skip(1)
                  .map(line -> line.split(",", -1))
                  .map(c -> c[1] + "," + String.join(",", Arrays.copyOfRange(c, 3, 8)))
                  .toList());
    }
  }

  /** The same products in the same order, by other names. */
  @ParameterizedTest
  @EnabledIfEnvironmentVariable(named = "HCIM_ONNX_FILES", matches = ".+")
  @CsvSource({"resnet18, resnet18", "mobilenetv2, mobilenet_v2"})
  void builtInNetworksAreEqualToTheirExports(String file, String builtIn) {
    Path path = SHARED.resolve("zigzag/" + file + ".onnx");
    Network imported =
        Network.of(NetworkImport.read(path, InputShapes.none(), Padding.NONE).graph());
    assertThat(imported.shapes()).isEqualTo(Networks.builtIn(builtIn).shapes());
    assertThat(imported.macs()).isEqualTo(Networks.builtIn(builtIn).macs());
  }

  /** Every export is written as a network file and read again. */
  @Test
  @EnabledIfEnvironmentVariable(named = "HCIM_ONNX_FILES", matches = ".+")
  void exportsAreTheSameAsNetworkFiles() throws IOException {
    try (Stream<String> totals = Files.lines(SHARED.resolve("totals.csv"))) {
      for (String line : totals.skip(1).toList()) {
        String[] cells = line.split(",", -1);
        boolean isRefused = cells[0].contains("brevitas") || cells[0].contains("too_short");
        if (!isRefused && !cells[4].equals("0")) {
          InputShapes inputs = InputShapes.parse(List.of(cells[1].split(" ")));
          ImportedNetwork network =
              NetworkImport.read(SHARED.resolve(cells[0]), inputs, Padding.NONE);
          Path file = folder.resolve("again.yaml");
          Files.writeString(file, NetworkWriter.write(network.graph()));
          assertThat(Networks.load(file)).as(cells[0]).isEqualTo(network.graph());
        }
      }
    }
  }
}
