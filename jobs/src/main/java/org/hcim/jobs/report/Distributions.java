package org.hcim.jobs.report;

import org.apache.spark.sql.Row;
import org.hcim.jobs.table.RowSummary;

/**
 * The summaries that depend on the ranges of all columns and therefore need a second pass.
 *
 * @param densities densities of designs over pairs of metrics
 * @param effects effects of parameters on metrics
 */
record Distributions(Densities densities, EffectSums effects) implements RowSummary<Distributions> {

  @Override
  public Distributions add(Row row) {
    densities.add(row);
    effects.add(row);
    return this;
  }

  @Override
  public Distributions merge(Distributions other) {
    densities.merge(other.densities);
    effects.merge(other.effects);
    return this;
  }
}
