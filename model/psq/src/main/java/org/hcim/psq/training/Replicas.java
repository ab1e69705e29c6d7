package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.training.Checkpoint.Tensor;

/**
 * Copies of a network, each of which computes one part of every batch. The parts and the order of
 * adding their gradients are fixed, so results are bit-identical for any number of threads.
 */
final class Replicas implements AutoCloseable {

  private final List<PsqNetwork> networks;
  private final NDManager manager;
  private final ExecutorService threads;

  /**
   * Creates the replicas of one network.
   *
   * @param networks one per part of a batch, with the same setting; the first one is trained
   * @param manager the owner of their arrays
   * @param threads the maximum number of concurrent threads
   */
  Replicas(List<PsqNetwork> networks, NDManager manager, int threads) {
    this.networks = List.copyOf(networks);
    this.manager = manager;
    this.threads =
        Executors.newFixedThreadPool(
            Math.min(threads, networks.size()),
            task -> {
              var thread = new Thread(task, "hcim-replica");
              thread.setDaemon(true);
              return thread;
            });
    spread();
  }

  /** Computes one part. */
  @FunctionalInterface
  interface Task<T> {
    T run(int part, PsqNetwork replica, NDManager scratch);
  }

  /** The network that is trained. */
  PsqNetwork first() {
    return networks.get(0);
  }

  /** The number of networks. */
  int count() {
    return networks.size();
  }

  /**
   * Runs a task for each part and returns the results in order. Gradients are recorded only if the
   * task enables recording.
   */
  @SuppressWarnings("try") // resource used only for its effect
  <T> List<T> run(int parts, Task<T> task) {
    var running = new ArrayList<Future<T>>();
    for (int i = 0; i < parts; i++) {
      int part = i;
      running.add(
          threads.submit(
              () -> {
                try (Recording none = Recording.off();
                    NDManager scratch = manager.newSubManager()) {
                  return task.run(part, networks.get(part % networks.size()), scratch);
                }
              }));
    }
    return await(running);
  }

  /**
   * Waits for all parts before it throws the exception of the first failed part: memory that a part
   * still uses must not be freed. Interrupts do not end the wait; the listener is polled after each
   * step.
   */
  private static <T> List<T> await(List<Future<T>> running) {
    var results = new ArrayList<T>();
    Optional<Throwable> failure = Optional.empty();
    for (Future<T> each : running) {
      try {
        results.add(await(each));
      } catch (ExecutionException e) {
        failure = failure.or(() -> Optional.of(e.getCause()));
      }
    }
    failure.ifPresent(Replicas::rethrow);
    return results;
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(failure);
  }

  private static <T> T await(Future<T> running) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return running.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Adds the gradients of the other parts to those of the first network, in order, and clears them.
   */
  void gatherGradients(int parts) {
    for (int part = 1; part < parts; part++) {
      List<Parameter> from = networks.get(part).getParameters().values();
      List<Parameter> to = first().getParameters().values();
      for (int i = 0; i < to.size(); i++) {
        if (to.get(i).requiresGradient()) {
          move(from.get(i).getArray(), to.get(i).getArray());
        }
      }
    }
  }

  private static void move(NDArray from, NDArray to) {
    try (NDManager scratch = from.getManager().newSubManager()) {
      NDArray more = from.getGradient();
      more.attach(scratch);
      NDArray sum = to.getGradient();
      sum.attach(scratch);
      sum.addi(more);
      more.subi(more);
    }
  }

  /** Copies the parameters of the first network to all replicas. */
  void spread() {
    if (networks.size() > 1) {
      Map<String, Tensor> tensors = Weights.of(first());
      networks.stream().skip(1).forEach(each -> Weights.restore(each, tensors));
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    networks.forEach(PsqNetwork::clear);
  }
}
