package org.hcim.psq.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.Locale;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.Shape;

/**
 * The networks that can be trained; they take images of any size. Residual networks have 3 x 3
 * convolutions in three stages and shortcuts of option A; the VGGs are the small ones of the PSQ
 * code.
 */
public enum Architecture implements Choice {
  RESNET8 {
    @Override
    Topology topology(Shape input, int classes) {
      return residual(input, classes, 1, 1);
    }
  },
  RESNET20 {
    @Override
    Topology topology(Shape input, int classes) {
      return residual(input, classes, 1, 3);
    }
  },
  RESNET32 {
    @Override
    Topology topology(Shape input, int classes) {
      return residual(input, classes, 1, 5);
    }
  },
  RESNET44 {
    @Override
    Topology topology(Shape input, int classes) {
      return residual(input, classes, 1, 7);
    }
  },
  /** Twice as wide behind its first convolution; the width is our assumption. */
  WIDE_RESNET20 {
    @Override
    Topology topology(Shape input, int classes) {
      return residual(input, classes, 2, 3);
    }
  },
  VGG9 {
    @Override
    Topology topology(Shape input, int classes) {
      return plain(
          input, classes, 16, POOL, 32, POOL, 64, 64, POOL, 128, 128, POOL, 128, 128, POOL);
    }
  },
  VGG11 {
    @Override
    Topology topology(Shape input, int classes) {
      return plain(
          input, classes, 16, POOL, 32, POOL, 64, 64, POOL, 128, 128, 128, POOL, 128, 128, 128,
          POOL);
    }
  },
  /** Two hidden layers. */
  MLP {
    @Override
    Topology topology(Shape input, int classes) {
      return new Topology.Builder(input)
          .linear("hidden1", 256)
          .linear("hidden2", 128)
          .linear("fc", classes)
          .build();
    }
  };

  private static final int POOL = 0;
  private static final int STAGES = 3;

  /** The layers for images of this size. */
  abstract Topology topology(Shape input, int classes);

  /** The architecture of a name. */
  public static Architecture of(String key) {
    return Arrays.stream(values())
        .filter(architecture -> architecture.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDesignException(
                    String.format(
                        Locale.ROOT,
                        "architecture (%s) must be one of %s",
                        key,
                        Arrays.stream(values()).map(Architecture::key).toList())));
  }

  private static Topology residual(Shape input, int classes, int width, int blocks) {
    var layers = new Topology.Builder(input).convolution("conv1", 16, 1);
    for (int stage = 0; stage < STAGES; stage++) {
      for (int block = 0; block < blocks; block++) {
        int channels = (16 * width) << stage;
        int stride = stage > 0 && block == 0 ? 2 : 1;
        String name = "layer" + (stage + 1) + "." + block;
        var skip = new LearnedParameters.Skip(layers.last(), stride);
        layers
            .convolution(name + ".conv1", channels, stride)
            .convolution(name + ".conv2", channels, skip);
      }
    }
    return layers.meanThenLinear("fc", classes).build();
  }

  private static Topology plain(Shape input, int classes, int... channels) {
    int pools = (int) Arrays.stream(channels).filter(each -> each == POOL).count();
    int least = 1 << pools;
    check(
        input.height() >= least && input.width() >= least,
        "images (%s x %s) must have at least %s x %s pixels for so many pools",
        input.height(),
        input.width(),
        least,
        least);
    var layers = new Topology.Builder(input);
    int convolution = 0;
    int pool = 0;
    for (int each : channels) {
      if (each == POOL) {
        layers.maxPool("pool" + ++pool);
      } else {
        layers.convolution("conv" + ++convolution, each, 1);
      }
    }
    return layers.linear("fc", classes).build();
  }
}
