package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.Explanation;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.evaluate.MeasuredZeros;
import org.hcim.jobs.summary.ExplanationText;
import org.hcim.jobs.table.Accuracies;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how the cost of one design comes about; needs no Spark. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Shows one design of a spec: every component's count x unit cost with its source, in total"
          + " and by layer, and every assumption."
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "SPEC", description = "the spec")
  private Path specFile;

  @Parameters(index = "1", paramLabel = "INDEX", description = "config_index of the design")
  private long index;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "only this network (default: all of the spec)")
  private String workload;

  @Option(names = "--layers", description = "also every layer's actions, not only its sums")
  private boolean layers;

  @Override
  public Integer call() {
    PlannedSweep sweep = PlannedSweep.load(specFile, null);
    SweepSpec spec = sweep.spec();
    if (index < 0 || index >= spec.space().size()) {
      throw new UsageException(
          "INDEX (" + index + ") must be from 0 to " + (spec.space().size() - 1));
    }
    Object[] values = spec.space().point(index);
    DesignPoint point = DesignPoint.of(values);
    Accuracies accuracies = sweep.accuracies();
    CostModel model = CostModel.with(Constants.cited().with(overrides(spec)));
    System.out.print(ExplanationText.design(spec.name(), index, values));
    for (Workload network : chosen(spec)) {
      DesignPoint costed =
          accuracies
              .of(network.network().name(), values)
              .filter(accuracy -> MeasuredZeros.replace(values, accuracy))
              .map(accuracy -> DesignPoint.of(MeasuredZeros.in(values, accuracy)))
              .orElse(point);
      Explanation explanation = Explanation.of(model, costed, network.network());
      System.out.print(
          ExplanationText.cost(network.name(), explanation, model.constants(), layers));
    }
    System.out.print(ExplanationText.assumptions(model.constants()));
    return ExitCode.OK;
  }

  private List<Workload> chosen(SweepSpec spec) {
    List<Workload> chosen =
        spec.workloads().stream()
            .filter(candidate -> workload == null || candidate.name().equals(workload))
            .toList();
    if (chosen.isEmpty()) {
      throw new UsageException(
          "--workload ("
              + workload
              + ") must be one of "
              + spec.workloads().stream().map(Workload::name).toList());
    }
    return chosen;
  }

  private static Map<Constant, Double> overrides(SweepSpec spec) {
    var overrides = new EnumMap<Constant, Double>(Constant.class);
    spec.constants()
        .forEach((name, value) -> overrides.put(Constant.named(name).orElseThrow(), value));
    return overrides;
  }
}
