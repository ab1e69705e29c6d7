package org.hcim.jobs.calibrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.psq.training.StageSetting;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Projection;
import org.hcim.sweeps.spec.AccuracySpec.Base;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.spec.SweepSpec;

/**
 * The calibrations that a sweep needs: each base network with an ideal readout, as the reference,
 * and for each algorithm setting of the sweep.
 *
 * @param sweep the name of the sweep
 * @param tuning the trainings of these runs
 */
public record CalibrationPlan(
    String sweep, Calibrated spec, List<CalibrationRun> runs, Optional<TuningPlan> tuning) {

  private static final int CHUNK_RUNS = 16;

  public CalibrationPlan {
    runs = List.copyOf(runs);
  }

  /**
   * The calibrations of a sweep; empty if its accuracies have another source.
   *
   * @param stages supplies the directory of trained stages; called only if networks are trained
   */
  public static Optional<CalibrationPlan> of(SweepSpec sweep, Supplier<Path> stages) {
    return sweep
        .accuracy()
        .filter(Calibrated.class::isInstance)
        .map(accuracy -> of(sweep, (Calibrated) accuracy, stages));
  }

  private static CalibrationPlan of(SweepSpec sweep, Calibrated spec, Supplier<Path> stages) {
    Set<AlgorithmSetting> settings = settings(sweep.space());
    String images = spec.imagesSha256() + " " + spec.calibrationImages() + " " + spec.testImages();
    List<CalibrationRun> runs = new ArrayList<>();
    for (Map.Entry<String, Base> base : spec.bases().entrySet()) {
      settings.forEach(
          setting ->
              runs.add(
                  CalibrationRun.of(base.getKey(), setting, base.getValue().sha256(), images)));
    }
    return new CalibrationPlan(sweep.name(), spec, runs, TuningPlan.of(spec, stages));
  }

  /**
   * The settings of all designs, each after the reference with the same weight and activation
   * widths.
   */
  private static Set<AlgorithmSetting> settings(DesignSpace space) {
    Set<Parameter> parameters = EnumSet.of(Parameter.READOUT);
    parameters.addAll(AlgorithmSetting.parameters());
    Projection projection = space.project(parameters);
    var settings = new LinkedHashSet<AlgorithmSetting>();
    var values = new Object[Parameter.count()];
    for (Projection.Combination combination : projection.combinations()) {
      for (int i = 0; i < projection.parameters().size(); i++) {
        values[projection.parameters().get(i).ordinal()] = combination.values().get(i);
      }
      setting(values)
          .ifPresent(
              setting -> {
                settings.add(setting.ideal());
                settings.add(setting);
              });
    }
    return settings;
  }

  /** The setting of a design; empty for one that the sweep rejects too. */
  private static Optional<AlgorithmSetting> setting(Object[] values) {
    try {
      return Optional.of(AlgorithmSetting.of(values));
    } catch (InvalidDesignException e) {
      return Optional.empty();
    }
  }

  /** The identity of the table of these calibrations. */
  public TableIdentity identity(String gitSha) {
    Map<String, Object> tree = new LinkedHashMap<>(spec.tree());
    tree.put(
        "runs",
        runs.stream().map(run -> Map.of("workload", run.workload(), "run", id(run))).toList());
    String json = CanonicalJson.write(tree);
    String schema = String.valueOf(AccuracySchema.VERSION);
    String hash =
        Sha256.hex(
            CanonicalJson.write(
                Map.of("spec", new CanonicalJson.Written(json), "schema_version", schema)));
    return TableIdentity.of(Table.ACCURACY, hash, json, "", schema, gitSha);
  }

  /** The id of a run's last trained stage, or of its calibration. */
  private String id(CalibrationRun run) {
    return tuning.flatMap(each -> each.last(run)).map(StageSetting::id).orElse(run.id());
  }

  /** The chunks of the table. */
  public ChunkPlan chunks() {
    return new ChunkPlan(0, runs.size(), CHUNK_RUNS, 1);
  }
}
