package org.hcim.psq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.hcim.psq.network.PsqNetwork;
import org.junit.jupiter.api.Test;

class ReplicasTest {

  /** The caller frees the networks after a failure, so no part may still use them. */
  @Test
  void aFailureIsThrownWhenAllPartsHaveEnded() {
    TorchEngine.start();
    var ended = new AtomicBoolean();
    try (NDManager manager = NDManager.newBaseManager();
        var replicas = new Replicas(List.of(network(manager), network(manager)), manager, 2)) {
      assertThatThrownBy(
              () ->
                  replicas.run(
                      2,
                      (part, replica, scratch) -> {
                        if (part == 0) {
                          throw new IllegalArgumentException("part 0");
                        }
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                        ended.set(true);
                        return part;
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("part 0");

      assertThat(ended).isTrue();
    }
  }

  private static PsqNetwork network(NDManager manager) {
    var graph = TestGraphs.mlp(TensorShape.image(1, 2, 2), 2);
    var network = new PsqNetwork(graph, AlgorithmSetting.defaults(ReadoutLevels.IDEAL));
    network.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 2, 2));
    return network;
  }
}
