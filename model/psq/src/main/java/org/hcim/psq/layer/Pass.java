package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * One pass through the layers.
 *
 * @param manager owns whatever is computed on the way; results of parameters too, which else would
 *     live as long as these
 * @param training true where gradients and statistics of the batch are needed
 */
public record Pass(ParameterStore store, NDManager manager, boolean training) {

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
}
