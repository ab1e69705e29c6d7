package org.hcim.accelerator.network;

/** A step of an inference that has a cost. */
public sealed interface Layer permits MvmLayer, MatMulLayer, AddLayer, VectorLayer {

  /** The name, unique in its network. */
  String name();
}
