package org.hcim.jobs.simulate;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.Measurement;
import org.hcim.simulator.study.SimulationRun;

/** Runs blocks of images sequentially within a task. */
record MeasureBlocks(Broadcast<ShippedInput> input)
    implements FlatMapFunction<Iterator<ImageBlock>, MeasureBlocks.Measured> {

  /** The result of a block. */
  record Measured(ImageBlock block, Measurement measurement) implements Serializable {}

  @Override
  public Iterator<Measured> call(Iterator<ImageBlock> blocks) {
    return new Blocks(input.value(), blocks);
  }

  /** Reuses the simulated run while consecutive blocks belong to it. */
  private static final class Blocks implements Iterator<Measured> {

    private final ShippedInput input;
    private final Iterator<ImageBlock> blocks;
    private int number = -1;
    private SimulationRun run;

    Blocks(ShippedInput input, Iterator<ImageBlock> blocks) {
      this.input = input;
      this.blocks = blocks;
    }

    @Override
    public boolean hasNext() {
      return blocks.hasNext();
    }

    @Override
    public Measured next() {
      ImageBlock block = blocks.next();
      if (block.run() != number) {
        ShippedRun shipped = input.runs().get(block.run());
        QuantizedNetwork stored = input.network(shipped.network());
        run = shipped.of(stored);
        number = block.run();
      }
      byte[][] codes = input.codes(run.network(), block.first(), block.end());
      int[] classes = input.classes(block.first(), block.end());
      return new Measured(block, run.measure(codes, classes, block.first()));
    }
  }
}
