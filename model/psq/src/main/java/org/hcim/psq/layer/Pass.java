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
  private final List<Supplier<NDArray>> learners = new ArrayList<>();

  /**
   * A pass that begins.
   *
   * @param manager owner of the intermediate results
   * @param training true where gradients and statistics of the batch are needed
   */
  public Pass(ParameterStore store, NDManager manager, boolean training) {
    this.store = store;
    this.manager = manager;
    this.training = training;
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
