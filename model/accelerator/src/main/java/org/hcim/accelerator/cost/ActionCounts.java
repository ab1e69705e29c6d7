package org.hcim.accelerator.cost;

import org.hcim.accelerator.cost.NetworkProfile.VectorWork;
import org.hcim.accelerator.design.ActivationPath;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.IdleColumns;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.network.Network.Shape;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/** The number of occurrences of each action in an inference, and other sums over its layers. */
final class ActionCounts {

  private final DesignBox box;
  private final DesignPoint point;
  private final Corner least;
  private final Corner most;
  private final Constants constants;
  private final double vectorNs;
  private final double busBitNs;
  private final int streams;
  private final int slices;
  private final Readout readout;
  private final boolean isDigital;
  private final boolean isGated;
  private final double biasRows;
  private final AccumulationCounts sums;
  private final ZeroSums zeros;
  private final BusyTimes busy;
  private final Spread spread;

  private double cellReads;
  private double rowDrives;
  private double biasCellReads;
  private double biasRowDrives;
  private double thresholdSets;
  private double vectors;
  private double writtenEntries;
  private double inputElements;
  private VectorWork work = VectorWork.NONE;

  double crossbars;
  double mostCrossbars;
  double cells;
  double conversions;
  double outputElements;
  double latencyNs;
  double slowestLayerNs;
  double routerBits;
  Leakage leakage = Leakage.NONE;
  int layers;

  ActionCounts(DesignBox box, Constants constants, double vectorNs, double busBitNs) {
    this.box = box;
    this.constants = constants;
    this.vectorNs = vectorNs;
    this.busBitNs = busBitNs;
    point = box.point();
    least = box.least();
    most = box.most();
    streams = box.streams();
    slices = box.slices();
    readout = point.readout();
    isDigital = readout instanceof Readout.Digital;
    isGated = point.accounting().idleColumns() == IdleColumns.GATED;
    biasRows = box.biasRows();
    sums = new AccumulationCounts(box, constants);
    zeros = new ZeroSums(box, constants);
    busy = new BusyTimes(box, constants);
    spread = new Spread(box);
  }

  /** The sums over all crossbars; empty for a single design, which needs no bound. */
  Spread spread() {
    return spread;
  }

  /** The sums that depend on the fraction of zeros. */
  ZeroSums zeros() {
    return zeros;
  }

  /** The busy times of the parts of the chip. */
  BusyTimes busy() {
    return busy;
  }

  double count(Action action) {
    return all(zeros)[action.ordinal()];
  }

  /**
   * The counts of all actions by ordinal; avoids a switch per action because it is called millions
   * of times.
   *
   * @param zeros the sums of this design, or of one that differs only in its fraction of zeros
   */
  double[] all(ZeroSums zeros) {
    var all = new double[Action.count()];
    all[Action.CELL_READ.ordinal()] = isDigital ? 0 : cellReads;
    all[Action.ADDER_TREE.ordinal()] = isDigital ? cellReads / box.mostSlices() : 0;
    all[Action.ROW_CLOCK.ordinal()] = hasClockLines() ? rowDrives + biasRowDrives : 0;
    all[Action.ROW_DRIVE.ordinal()] = rowDrives;
    all[Action.BIAS_CELL_READ.ordinal()] = biasCellReads;
    all[Action.BIAS_ROW_DRIVE.ordinal()] = biasRowDrives;
    all[Action.COLUMN_SAMPLE.ordinal()] = readout instanceof Readout.Adc ? conversions : 0;
    all[Action.CONVERSION.ordinal()] = conversions;
    all[Action.THRESHOLD_SET.ordinal()] = thresholdSets;
    all[Action.SCALE_FACTOR_ADD.ordinal()] = zeros.scaleFactorAdds;
    all[Action.PARTIAL_SUM_READ.ordinal()] = sums.partialSumReads;
    all[Action.SHIFT_ADD.ordinal()] = sums.shiftAdds;
    all[Action.INPUT_REGISTER_READ.ordinal()] = vectors * streams;
    all[Action.INPUT_REGISTER_WRITE.ordinal()] = writtenEntries;
    all[Action.INSTRUCTION_FETCH.ordinal()] = vectors;
    all[Action.OUTPUT_REGISTER_ACCESS.ordinal()] = sums.outputRegisterAccesses;
    all[Action.DATA_MEMORY_ACCESS.ordinal()] = work.words();
    all[Action.EDRAM_TRANSFER.ordinal()] = edramBits();
    all[Action.CORE_TRANSFER.ordinal()] = sums.coreBits;
    all[Action.BUS_TRANSFER.ordinal()] = busBits();
    all[Action.ROUTER_HOP.ordinal()] = routerBits;
    all[Action.CROSSBAR_CONTROL.ordinal()] = busy.crossbarNs;
    all[Action.ALU_SUM.ordinal()] = work.sums();
    all[Action.ALU_PRODUCT.ordinal()] = work.products();
    all[Action.REQUANTIZATION.ordinal()] = outputElements;
    all[Action.CROSSBAR_LEAK.ordinal()] = leakage.crossbarNs();
    all[Action.DCIM_LEAK.ordinal()] = leakage.dcimNs();
    all[Action.CORE_LEAK.ordinal()] = leakage.coreNs();
    all[Action.TILE_LEAK.ordinal()] = leakage.tileNs();
    all[Action.WAKE_UP.ordinal()] = leakage.wakeUps();
    return all;
  }

  private boolean hasClockLines() {
    return point.technology() == CrossbarTechnology.SRAM_CAPACITOR && !isDigital;
  }

  /** Adds {@code multiplicity} layers of one shape. */
  void add(Shape shape, int multiplicity) {
    add(shape, multiplicity, LayerMapping.fewest(box, shape));
  }

  /**
   * Adds {@code multiplicity} layers of one shape.
   *
   * @param mapping the mapping of the shape with the fewest crossbars
   */
  void add(Shape shape, int multiplicity, LayerMapping mapping) {
    long widest = mapping.crossbars();
    if (!box.isPoint()) {
      widest = LayerMapping.most(box, shape).crossbars();
      spread.add(shape, multiplicity, mapping);
    }
    int copies = least.weightReplication();
    int mostCopies = most.weightReplication();
    double positions = (double) shape.positions() * multiplicity;
    double shapeVectors = positions * mapping.crossbars();
    double columns = convertedColumns(mapping);
    double shapeConversions = conversions(positions, columns);
    double outputs = positions * ((double) shape.outputs() * shape.groups());
    double shapeCells = (double) shape.rows() * shape.outputs() * shape.groups() * slices;
    cellReads += positions * streams * shapeCells;
    rowDrives += positions * streams * mapping.drivenRows();
    biasCellReads += positions * streams * (biasRows * mapping.usedColumns());
    biasRowDrives += positions * streams * (biasRows * mapping.crossbars());
    thresholdSets += positions * streams * references(mapping);
    conversions += shapeConversions;
    vectors += shapeVectors;
    writtenEntries += positions * mapping.drivenRows();
    outputElements += outputs;
    inputElements += (double) shape.inputElements() * multiplicity;
    sums.add(mapping, outputs, positions * columns, shapeConversions);
    zeros.add(shape, shapeConversions);
    layers += multiplicity;
    crossbars += (double) mapping.crossbars() * copies * multiplicity;
    mostCrossbars += (double) widest * mostCopies * multiplicity;
    cells += shapeCells * copies * multiplicity;
    busy.crossbarNs += shapeVectors * vectorNs;
    long vectorsInTurn =
        mostCopies == 1 || shape.isSerial()
            ? shape.positions()
            : (shape.positions() + mostCopies - 1) / mostCopies;
    double layerCrossbars = (double) mapping.crossbars() * copies;
    double tiles = Math.ceil(layerCrossbars / most.crossbarsPerTile());
    double mostTiles =
        box.isPoint() ? tiles : Math.ceil((double) widest * mostCopies / least.crossbarsPerTile());
    double busNs = outputs(shape) * least.activationBits() / mostTiles * busBitNs;
    double layerNs = Math.max(vectorsInTurn * vectorNs, busNs);
    latencyNs += layerNs * multiplicity;
    busy.addLayer(layerCrossbars, tiles, layerNs * multiplicity);
    slowestLayerNs = Math.max(slowestLayerNs, layerNs);
  }

  /** The conversions of {@code multiplicity} layers of one shape. */
  double conversions(Shape shape, int multiplicity, LayerMapping mapping) {
    double positions = (double) shape.positions() * multiplicity;
    return conversions(positions, convertedColumns(mapping));
  }

  private double conversions(double positions, double columns) {
    return positions * streams * columns;
  }

  /** The outputs of a layer, all of which cross the buses of its tiles. */
  private static double outputs(Shape shape) {
    return (double) shape.positions() * shape.outputs() * shape.groups();
  }

  /** The thresholds of all crossbars in one copy of a layer. */
  private double references(LayerMapping mapping) {
    return readout instanceof Readout.Ternary ternary
        ? ternary
            .thresholds()
            .references(
                (double) mapping.crossbars() * box.slicesPerCrossbar(),
                (double) mapping.usedColumns())
        : 0;
  }

  /** The columns digitized per bit-stream; for a digital array, its outputs. */
  private double convertedColumns(LayerMapping mapping) {
    if (isDigital) {
      return (double) mapping.usedColumns() / box.mostSlices();
    }
    return isGated ? mapping.usedColumns() : (double) mapping.crossbars() * least.columns();
  }

  /** The minimum product of crossbars and inference time; 0 for a single design. */
  double leastCrossbarNs() {
    return spread.crossbarNs(vectorNs);
  }

  /** Adds vector-unit work. */
  void add(VectorWork more) {
    work = work.plus(more);
  }

  /**
   * Adds the vector unit's time, during which cores and tiles are busy, and the hops between tiles.
   * The vector unit is one more stage of a pipeline of layers.
   */
  void addVectorUnit(double aluOperationNs) {
    double cores = Math.ceil(crossbars / busy.crossbarsPerCore());
    double mostCores = Math.ceil(mostCrossbars / busy.crossbarsPerCore());
    double tiles = Math.ceil(crossbars / busy.crossbarsPerTile());
    double ns = work.operations() / mostCores * aluOperationNs;
    latencyNs += ns;
    slowestLayerNs = Math.max(slowestLayerNs, ns);
    busy.addVectorUnit(cores, tiles, ns, work.operations() * aluOperationNs);
    double outputBits = outputElements * least.activationBits();
    routerBits = outputBits * Math.min(1, (tiles - 1) / layers);
  }

  /**
   * Bits that cross the bus. On the buffered path, outputs are written to the eDRAM and inputs are
   * read from it.
   */
  private double busBits() {
    return (outputElements + bufferedInputs()) * least.activationBits() + waitingBits();
  }

  private double edramBits() {
    return isBuffered()
        ? (outputElements + inputElements) * least.activationBits() + waitingBits()
        : waitingBits();
  }

  private double bufferedInputs() {
    return isBuffered() ? inputElements : 0;
  }

  private boolean isBuffered() {
    return point.accounting().activationPath() == ActivationPath.BUFFERED;
  }

  /** Bits of waiting operands, each written to the eDRAM and read back. */
  private double waitingBits() {
    return 2 * work.waitingWords() * constants.get(Constant.WORD_BITS);
  }
}
