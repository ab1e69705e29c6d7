package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One forward pass through the layers. */
public final class Pass {

  private final ParameterStore store;
  private final NDManager manager;
  private final boolean training;
  private final int batch;
  private final List<Supplier<NDArray>> learners = new ArrayList<>();

  private Pass(ParameterStore store, NDManager manager, boolean training, int batch) {
    this.store = store;
    this.manager = manager;
    this.training = training;
    this.batch = batch;
  }

  /**
   * Creates a pass that needs gradients and batch statistics.
   *
   * @param manager the owner of intermediate results
   * @param batch the number of images in the batch; the pass may process only a part of them
   */
  public static Pass training(ParameterStore store, NDManager manager, int batch) {
    return new Pass(store, manager, true, batch);
  }

  /**
   * Creates a pass that needs only results.
   *
   * @param manager the owner of intermediate results
   */
  public static Pass inference(ParameterStore store, NDManager manager) {
    return new Pass(store, manager, false, 0);
  }

  /** The store of parameter values. */
  ParameterStore store() {
    return store;
  }

  /** The owner of intermediate results. */
  public NDManager manager() {
    return manager;
  }

  /** Returns whether the pass needs gradients and batch statistics. */
  public boolean training() {
    return training;
  }

  /** The number of images in the batch; 0 in inference. */
  int batch() {
    return batch;
  }

  /** Returns an alias of the parameter for use in a computation. */
  public NDArray value(Parameter parameter) {
    NDArray array = array(parameter);
    NDArray alias = array.reshape(array.getShape());
    alias.attach(manager);
    return alias;
  }

  /** Returns the array of the parameter. */
  NDArray array(Parameter parameter) {
    return store.getValue(parameter, manager.getDevice(), training);
  }

  /** Adds a learner, to be called once the gradients of the results are known. */
  void addLearner(Supplier<NDArray> learner) {
    learners.add(learner);
  }

  /**
   * Returns a scalar whose gradients are those of scale factors and thresholds. Call it after the
   * gradients of the loss are computed.
   */
  public Optional<NDArray> learned() {
    return learners.stream().map(Supplier::get).reduce(NDArray::add);
  }
}
