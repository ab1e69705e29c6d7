package org.hcim.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.psq.layer.CrossbarProduct;
import org.hcim.psq.layer.Geometry;
import org.hcim.psq.layer.LearningRule;
import org.hcim.psq.layer.Operands;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.layer.Quantized;
import org.hcim.psq.layer.Signal;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.psq.quantizer.Lsq;
import org.hcim.psq.training.TorchEngine;
import org.hcim.simulator.inference.Window;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Images per second through one ResNet-20 convolution with 4-bit weights and activations, without
 * and with quantized partial sums. One thread.
 *
 * <pre>{@code
 * mvn -Ptorch -DskipTests package
 * java -cp jobs/benchmarks/target/benchmarks.jar:$(cat model/psq/target/torch.classpath) \
 *     org.openjdk.jmh.Main ProductBenchmark
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 3)
public class ProductBenchmark {

  private static final int IMAGES = 32;

  /** Crossbar rows. */
  @Param("64")
  public int rows;

  /** Input channels and output channels. */
  @Param("32")
  public int channels;

  /** Height and width of the feature maps. */
  @Param("16")
  public int size;

  /**
   * The levels of partial sums: an ideal readout is the plain convolution, an ADC is 7 bits wide.
   */
  @Param({"ideal", "adc", "binary", "ternary"})
  public String levels;

  private NDManager manager;
  private Geometry geometry;
  private Optional<CrossbarProduct> product;
  private Quantized activations;
  private Quantized weights;
  private NDArray maps;
  private NDArray kernel;

  /** Creates a layer calibrated on random feature maps. */
  @Setup
  public void setUp() {
    TorchEngine.start();
    manager = NDManager.newBaseManager();
    geometry =
        Geometry.of(
            new org.hcim.simulator.inference.Shape(channels, size, size), new Window(3, 3, 1, 1));
    product =
        CrossbarProduct.of(
            "layer",
            geometry,
            channels,
            new LearningRule(GradientRule.ALL_PARTIAL_SUMS, size * size),
            setting(),
            ThresholdRule.ALPHA);
    maps = manager.randomNormal(new Shape(IMAGES, channels, size, size));
    kernel = manager.randomNormal(geometry.weights(channels));
    activations = new Quantized("activationStep", Lsq.unsigned(4), maps.size() / IMAGES);
    weights = new Quantized("weightStep", Lsq.signed(4), kernel.size());
    initialize(List.of(activations.parameter(), weights.parameter()));
    activations.calibrate(maps);
    weights.calibrate(kernel);
    product.ifPresent(this::calibrate);
    maps.setRequiresGradient(true);
    kernel.setRequiresGradient(true);
  }

  private void calibrate(CrossbarProduct crossbars) {
    initialize(crossbars.parameters());
    try (NDManager scratch = manager.newSubManager()) {
      Pass pass = pass(scratch, false);
      crossbars.calibrate(pass, operands(pass));
    }
  }

  private void initialize(List<Parameter> parameters) {
    parameters.forEach(each -> each.initialize(manager, DataType.FLOAT32));
  }

  private AlgorithmSetting setting() {
    var readout = ReadoutLevels.valueOf(levels.toUpperCase(Locale.ROOT));
    var setting =
        AlgorithmSetting.defaults(readout)
            .with(org.hcim.accelerator.design.Parameter.XBAR_ROWS, rows);
    return readout.hasScaleFactors()
        ? setting
            .with(org.hcim.accelerator.design.Parameter.SCALE_FACTOR_BITS, 8)
            .with(org.hcim.accelerator.design.Parameter.PARTIAL_SUM_BITS, 16)
        : setting;
  }

  /** The products only. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public float infer() {
    try (NDManager scratch = manager.newSubManager()) {
      return products(pass(scratch, false)).sum().getFloat();
    }
  }

  /** The products, and the gradients of feature maps, weights and all learned parameters. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public float train() {
    try (NDManager scratch = manager.newSubManager();
        GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
      Pass pass = pass(scratch, true);
      NDArray sum = products(pass).square().sum();
      gradients.backward(sum);
      pass.learned().ifPresent(gradients::backward);
      return sum.getFloat();
    }
  }

  private NDArray products(Pass pass) {
    Operands operands = operands(pass);
    return product.isPresent() ? product.get().apply(pass, operands) : operands.exact(geometry);
  }

  private Operands operands(Pass pass) {
    NDArray images = alias(maps, pass);
    Signal quantized = activations.apply(pass, images);
    return new Operands(
        new Signal(geometry.prepare(quantized.codes()), quantized.step()),
        weights.apply(pass, alias(kernel, pass)));
  }

  private static NDArray alias(NDArray array, Pass pass) {
    NDArray alias = array.reshape(array.getShape());
    alias.attach(pass.manager());
    return alias;
  }

  private static Pass pass(NDManager scratch, boolean training) {
    var store = new ParameterStore(scratch, false);
    return training ? Pass.training(store, scratch, IMAGES) : Pass.inference(store, scratch);
  }

  /** Frees the memory. */
  @TearDown(Level.Trial)
  public void tearDown() {
    manager.close();
  }
}
