package org.hcim.jobs.table;

import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.DesignFigures;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.Accuracies.Accuracy;

/** Builds rows of {@link ResultSchema}, one design at a time. Not thread-safe. */
public final class RowBuilder {

  private static final Component[] COMPONENTS = Component.values();
  private static final int PARAMETERS_FROM = ResultSchema.SCHEMA.type().fieldIndex("xbar_rows");
  private static final int TOTALS_FROM = PARAMETERS_FROM + Parameter.count();
  private static final int OUTCOME_FROM =
      ResultSchema.SCHEMA.type().fieldIndex("accuracy_top1_pct");

  private final Provenance provenance;
  private final int chunkIndex;
  private final int width;

  /** Positions in a row, by column of the schema. */
  private final int[] places;

  private final Object[] parameters = new Object[Parameter.count()];

  /** The values behind {@link #parameters}; most do not change from one design to the next. */
  private final Object[] last = new Object[Parameter.count()];

  public RowBuilder(ResultColumns columns, Provenance provenance, int chunkIndex) {
    this.provenance = provenance;
    this.chunkIndex = chunkIndex;
    width = columns.width();
    places = columns.places();
  }

  /**
   * Begins a design.
   *
   * @param values values by {@link Parameter#ordinal()}, including derived ones
   */
  public void design(Object[] values) {
    for (int i = 0; i < parameters.length; i++) {
      if (values[i] != last[i]) {
        last[i] = values[i];
        parameters[i] = values[i] instanceof Choice choice ? choice.key() : values[i];
      }
    }
  }

  /** The row of a design with results. */
  public Row result(
      long configIndex, String configHash, String workload, NetworkCost cost, Accuracy accuracy) {
    Object[] row = begin(configIndex, configHash, workload);
    int at = figures(row, totals(row, cost), cost.figures());
    for (Component component : COMPONENTS) {
      put(row, at++, cost.energyPj(component));
    }
    for (Component component : COMPONENTS) {
      if (component.hasArea()) {
        put(row, at++, cost.areaMm2(component));
      }
    }
    return end(row, accuracy, Status.OK, null);
  }

  /** The row of a design without results. */
  public Row failure(
      long configIndex, String configHash, String workload, Status status, String reason) {
    return end(begin(configIndex, configHash, workload), null, status, reason);
  }

  private Object[] begin(long configIndex, String configHash, String workload) {
    Object[] row = new Object[width];
    row[0] = provenance.sweepId();
    row[1] = chunkIndex;
    row[2] = configIndex;
    row[3] = configHash;
    row[4] = workload;
    System.arraycopy(parameters, 0, row, PARAMETERS_FROM, parameters.length);
    return row;
  }

  private int totals(Object[] row, NetworkCost cost) {
    int at = TOTALS_FROM;
    put(row, at++, cost.energyPj());
    put(row, at++, cost.latencyNs());
    put(row, at++, cost.areaMm2());
    put(row, at++, cost.edpJS());
    put(row, at++, cost.edapJSMm2());
    put(row, at++, cost.topsPerW());
    put(row, at++, cost.topsPerMm2());
    put(row, at++, cost.inferencesPerS());
    put(row, at++, cost.pipelinedInferencesPerS());
    put(row, at++, (long) cost.crossbars());
    put(row, at++, (long) cost.tiles());
    put(row, at++, cost.utilizationFrac());
    put(row, at++, (long) cost.macs());
    put(row, at++, (long) cost.conversions());
    put(row, at++, cost.readoutPjPerConversion());
    put(row, at++, cost.readoutUm2());
    put(row, at++, cost.scaleFactorKib());
    put(row, at++, cost.meanZeroFrac());
    return at;
  }

  private int figures(Object[] row, int from, DesignFigures figures) {
    int at = from;
    boolean hasAdc = figures.adcRequiredBits().isPresent();
    put(row, at++, orNull(figures.unitStepMv()));
    put(row, at++, figures.irDropFrac());
    put(row, at++, orNull(figures.comparatorSizeFactor()));
    put(row, at++, hasAdc ? (Integer) figures.adcRequiredBits().getAsInt() : null);
    put(row, at++, hasAdc ? (Boolean) figures.adcClips() : null);
    put(row, at++, (Boolean) figures.technologyExtrapolated());
    return at;
  }

  /** Sets a value; numbers are boxed only if their column is written. */
  private void put(Object[] row, int column, double value) {
    if (places[column] != ResultColumns.OMITTED) {
      row[places[column]] = value;
    }
  }

  private void put(Object[] row, int column, long value) {
    if (places[column] != ResultColumns.OMITTED) {
      row[places[column]] = value;
    }
  }

  private void put(Object[] row, int column, Object value) {
    if (places[column] != ResultColumns.OMITTED) {
      row[places[column]] = value;
    }
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  private Row end(Object[] row, Accuracy accuracy, Status status, String reason) {
    int at = places[OUTCOME_FROM];
    row[at++] = accuracy == null ? null : accuracy.top1Pct();
    row[at++] = accuracy == null ? null : accuracy.lossPoints();
    row[at++] = accuracy == null ? null : accuracy.source();
    row[at++] = status.key();
    row[at++] = reason;
    row[at++] = provenance.modelVersion();
    row[at++] = ResultSchema.VERSION;
    row[at] = provenance.gitSha();
    return RowFactory.create(row);
  }
}
