package org.hcim.accelerator.technology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.CmosProcess.Node;

/**
 * The figures of one node in {@code nodes.csv}.
 *
 * @param polynomials factors of delay and energy; empty if they are interpolated
 * @param area logic area relative to 65 nm
 * @param simulatedEnergy simulated over polynomial energy, relative to 32 nm
 * @param sramUm2 area of a 6T cell
 * @param wireOhmPerUm resistance of an intermediate wire
 * @param drainFf load of one cell's transistor on a bitline, without the wire
 * @param gateFf load of one cell's transistor on a wordline, without the wire
 */
record NodeFigures(
    Optional<SupplyPolynomials> polynomials,
    double area,
    double simulatedEnergy,
    double sramUm2,
    double wireOhmPerUm,
    double drainFf,
    double gateFf) {

  /** The size whose published delays are longer than those of the next larger size. */
  private static final int SLOW_NM = 20;

  private static final Map<Integer, NodeFigures> ROWS = read();

  /** Figures by node ordinal; each of millions of designs looks them up several times. */
  private static final NodeFigures[] FIGURES = byNode();

  /** The figures of a node. */
  static NodeFigures of(Node node) {
    return FIGURES[node.ordinal()];
  }

  /**
   * The figures of a size, which need not be a node of designs: 20 nm is the lower end of
   * interpolation of energies.
   */
  static NodeFigures ofSize(int nanometers) {
    return ROWS.get(nanometers);
  }

  /** The next larger size with polynomials. */
  static int largerWithPolynomials(Node node) {
    return sizesWithPolynomials().filter(nm -> nm > node.nanometers()).min().orElseThrow();
  }

  /** The next smaller size with polynomials. */
  static int smallerWithPolynomials(Node node) {
    return sizesWithPolynomials().filter(nm -> nm < node.nanometers()).max().orElseThrow();
  }

  /** The next smaller size whose polynomials give a shorter delay: not 20 nm. */
  static int smallerWithDelay(Node node) {
    return sizesWithPolynomials()
        .filter(nm -> nm < node.nanometers() && nm != SLOW_NM)
        .max()
        .orElseThrow();
  }

  private static IntStream sizesWithPolynomials() {
    return ROWS.entrySet().stream()
        .filter(row -> row.getValue().polynomials().isPresent())
        .mapToInt(Map.Entry::getKey);
  }

  private static NodeFigures[] byNode() {
    return Arrays.stream(Node.values())
        .map(node -> ROWS.get(node.nanometers()))
        .toArray(NodeFigures[]::new);
  }

  private static Map<Integer, NodeFigures> read() {
    var rows = new HashMap<Integer, NodeFigures>();
    for (List<String> row : CsvTable.resource("nodes.csv")) {
      rows.put(Integer.parseInt(row.get(0)), of(row));
    }
    return rows;
  }

  private static NodeFigures of(List<String> row) {
    return new NodeFigures(
        row.get(1).isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SupplyPolynomials(
                    number(row, 1),
                    number(row, 2),
                    number(row, 3),
                    number(row, 4),
                    number(row, 5),
                    number(row, 6),
                    number(row, 7))),
        number(row, 8),
        number(row, 9),
        number(row, 10),
        number(row, 11),
        number(row, 12),
        number(row, 13));
  }

  private static double number(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }
}
