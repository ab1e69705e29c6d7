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

/** Rows of {@link ResultSchema}, built for one design after the other. Not thread-safe. */
public final class RowBuilder {

  private static final Component[] COMPONENTS = Component.values();
  private static final int WIDTH = ResultSchema.SCHEMA.columns().size();
  private static final int PARAMETERS_FROM = ResultSchema.SCHEMA.type().fieldIndex("xbar_rows");
  private static final int TOTALS_FROM = PARAMETERS_FROM + Parameter.count();
  private static final int OUTCOME_FROM =
      ResultSchema.SCHEMA.type().fieldIndex("accuracy_top1_pct");

  private final Provenance provenance;
  private final int chunkIndex;
  private final Object[] parameters = new Object[Parameter.count()];

  /** The values behind {@link #parameters}; most stay the same from one design to the next. */
  private final Object[] last = new Object[Parameter.count()];

  public RowBuilder(Provenance provenance, int chunkIndex) {
    this.provenance = provenance;
    this.chunkIndex = chunkIndex;
  }

  /**
   * Begins a design.
   *
   * @param values by {@link Parameter#ordinal()}, derived ones filled in
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
      row[at++] = cost.energyPj(component);
    }
    for (Component component : COMPONENTS) {
      if (component.hasArea()) {
        row[at++] = cost.areaMm2(component);
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
    Object[] row = new Object[WIDTH];
    row[0] = provenance.sweepId();
    row[1] = chunkIndex;
    row[2] = configIndex;
    row[3] = configHash;
    row[4] = workload;
    System.arraycopy(parameters, 0, row, PARAMETERS_FROM, parameters.length);
    return row;
  }

  private static int totals(Object[] row, NetworkCost cost) {
    int at = TOTALS_FROM;
    row[at++] = cost.energyPj();
    row[at++] = cost.latencyNs();
    row[at++] = cost.areaMm2();
    row[at++] = cost.edpJS();
    row[at++] = cost.edapJSMm2();
    row[at++] = cost.topsPerW();
    row[at++] = cost.topsPerMm2();
    row[at++] = cost.inferencesPerS();
    row[at++] = cost.pipelinedInferencesPerS();
    row[at++] = (long) cost.crossbars();
    row[at++] = (long) cost.tiles();
    row[at++] = cost.utilizationFrac();
    row[at++] = (long) cost.macs();
    row[at++] = (long) cost.conversions();
    row[at++] = cost.readoutPjPerConversion();
    row[at++] = cost.readoutUm2();
    row[at++] = cost.scaleFactorKib();
    row[at++] = cost.meanZeroFrac();
    return at;
  }

  private static int figures(Object[] row, int from, DesignFigures figures) {
    int at = from;
    boolean hasAdc = figures.adcRequiredBits().isPresent();
    row[at++] = orNull(figures.unitStepMv());
    row[at++] = figures.irDropFrac();
    row[at++] = orNull(figures.comparatorSizeFactor());
    row[at++] = hasAdc ? (Integer) figures.adcRequiredBits().getAsInt() : null;
    row[at++] = hasAdc ? (Boolean) figures.adcClips() : null;
    row[at++] = figures.technologyExtrapolated();
    return at;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  private Row end(Object[] row, Accuracy accuracy, Status status, String reason) {
    int at = OUTCOME_FROM;
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
