package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One pass through the layers. */
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
   * A pass whose gradients and statistics of the batch are needed.
   *
   * @param manager owner of the intermediate results
   * @param batch images of the batch, of which the pass may have a part only
   */
  public static Pass training(ParameterStore store, NDManager manager, int batch) {
    return new Pass(store, manager, true, batch);
  }

  /**
   * A pass for results alone.
   *
   * @param manager owner of the intermediate results
   */
  public static Pass inference(ParameterStore store, NDManager manager) {
    return new Pass(store, manager, false, 0);
  }

  /** The parameters' values. */
  ParameterStore store() {
    return store;
  }

  /** The owner of what is computed. */
  public NDManager manager() {
    return manager;
  }

  /** Returns whether gradients and statistics of the batch are needed. */
  public boolean training() {
    return training;
  }

  /** Images of the batch, in training. */
  int batch() {
    return batch;
  }

  /** The parameter in a computation. */
  public NDArray value(Parameter parameter) {
    NDArray array = array(parameter);
    NDArray alias = array.reshape(array.getShape());
    alias.attach(manager);
    return alias;
  }

  /** The parameter itself. */
  NDArray array(Parameter parameter) {
    return store.getValue(parameter, manager.getDevice(), training);
  }

  /** Adds a learner that uses the gradients of results, once they are computed. */
  void addLearner(Supplier<NDArray> learner) {
    learners.add(learner);
  }

  /**
   * A number whose gradients are those of scale factors and thresholds; call it after the gradients
   * of the loss were computed.
   */
  public Optional<NDArray> learned() {
    return learners.stream().map(Supplier::get).reduce(NDArray::add);
  }
}
