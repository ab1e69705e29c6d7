package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Designs that may be on a frontier, as primitive columns: objectives to be minimized, and the keys
 * of the design's row. Growable; not thread-safe.
 */
final class Candidates implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FIRST_CAPACITY = 256;

  private final double[][] objectives;
  private long[] configIndexes = new long[FIRST_CAPACITY];
  private int[] workloads = new int[FIRST_CAPACITY];
  private int size;

  Candidates(int dimensions) {
    objectives = new double[dimensions][FIRST_CAPACITY];
  }

  int size() {
    return size;
  }

  /** By objective, then candidate; arrays may be longer than {@link #size}. */
  double[][] objectives() {
    return objectives;
  }

  long configIndex(int i) {
    return configIndexes[i];
  }

  /** The workload's index in {@link FrontierInput#workloads}. */
  int workload(int i) {
    return workloads[i];
  }

  void add(double[] values, long configIndex, int workload) {
    reserve(size + 1);
    for (int d = 0; d < objectives.length; d++) {
      objectives[d][size] = values[d];
    }
    configIndexes[size] = configIndex;
    workloads[size] = workload;
    size++;
  }

  void addAll(Candidates other) {
    reserve(size + other.size);
    for (int d = 0; d < objectives.length; d++) {
      System.arraycopy(other.objectives[d], 0, objectives[d], size, other.size);
    }
    System.arraycopy(other.configIndexes, 0, configIndexes, size, other.size);
    System.arraycopy(other.workloads, 0, workloads, size, other.size);
    size += other.size;
  }

  /** The candidates at these positions, in their order. */
  Candidates inOrder(int[] positions) {
    var ordered = new Candidates(objectives.length);
    ordered.resize(Math.max(positions.length, 1));
    double[] values = new double[objectives.length];
    for (int i : positions) {
      for (int d = 0; d < values.length; d++) {
        values[d] = objectives[d][i];
      }
      ordered.add(values, configIndexes[i], workloads[i]);
    }
    return ordered;
  }

  /** Keeps the candidates at ascending positions and drops all others. */
  void keep(int[] ascending) {
    int kept = 0;
    for (int i : ascending) {
      for (double[] column : objectives) {
        column[kept] = column[i];
      }
      configIndexes[kept] = configIndexes[i];
      workloads[kept] = workloads[i];
      kept++;
    }
    size = kept;
  }

  /** Frees unused capacity before the columns are sent or stored. */
  void trim() {
    resize(Math.max(size, 1));
  }

  private void reserve(int needed) {
    if (needed > configIndexes.length) {
      resize(Math.max(needed, configIndexes.length + (configIndexes.length >> 1)));
    }
  }

  private void resize(int capacity) {
    for (int d = 0; d < objectives.length; d++) {
      objectives[d] = Arrays.copyOf(objectives[d], capacity);
    }
    configIndexes = Arrays.copyOf(configIndexes, capacity);
    workloads = Arrays.copyOf(workloads, capacity);
  }
}
