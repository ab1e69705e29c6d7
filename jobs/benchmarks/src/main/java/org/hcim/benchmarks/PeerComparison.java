package org.hcim.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.workload.Networks;

/**
 * Prints the rows of docs/comparison.md: conventional designs and HCiM on ResNet-20.
 *
 * <pre>{@code
 * java -cp jobs/benchmarks/target/benchmarks.jar org.hcim.benchmarks.PeerComparison
 * }</pre>
 */
public final class PeerComparison {

  private static final CostModel MODEL = CostModel.cited();
  private static final NetworkProfile RESNET20 = NetworkProfile.of(Networks.builtIn("resnet20"));

  private PeerComparison() {}

  /** Prints the table in Markdown. */
  @SuppressWarnings("SystemOut") // prints a table for people
  public static void main(String[] arguments) {
    System.out.println(
        """
        | design | energy uJ | ADC or DCiM uJ | pJ per conversion | conversions M \
        | area mm2 (ADC or DCiM) | latency us (interval) |
        |---|--:|--:|--:|--:|--:|--:|""");
    for (int bits : new int[] {8, 4}) {
      for (int nanometers : new int[] {32, 65}) {
        for (String source : new String[] {"paper", "survey", "regression"}) {
          System.out.println(adcRow(bits, nanometers, source));
        }
      }
    }
    System.out.println(row("HCiM A, ternary, 50 % zeros, 4b/4b, 32 nm", values(4, 32)));
  }

  private static String adcRow(int bits, int nanometers, String source) {
    Object[] values = values(bits, nanometers);
    set(values, Parameter.READOUT, "sar");
    set(values, Parameter.ADC_BITS, 7);
    set(values, Parameter.ADC_COST_SOURCE, source);
    String name = String.format("%db/%db, `%s`, %d nm", bits, bits, source, nanometers);
    return row(name, values);
  }

  private static String row(String name, Object[] values) {
    NetworkCost cost = MODEL.evaluate(DesignPoint.of(values), RESNET20);
    double readoutPj = cost.readoutPjPerConversion() * cost.conversions();
    double readoutMm2 = cost.areaMm2(Component.READOUT) + cost.areaMm2(Component.DCIM);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.3f | %.2f | %.2f (%.2f) | %.0f (%.0f) |",
        name,
        cost.energyPj() * 1e-6,
        readoutPj * 1e-6,
        cost.readoutPjPerConversion(),
        cost.conversions() * 1e-6,
        cost.areaMm2(),
        readoutMm2,
        cost.latencyNs() * 1e-3,
        cost.pipelinedIntervalNs() * 1e-3);
  }

  private static Object[] values(int bits, int nanometers) {
    Object[] values =
        Arrays.stream(Parameter.values())
            .map(parameter -> parameter.domain().byDefault().orElse(null))
            .toArray();
    set(values, Parameter.WEIGHT_BITS, bits);
    set(values, Parameter.ACTIVATION_BITS, bits);
    set(values, Parameter.TECHNOLOGY_NM, nanometers);
    return values;
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static void set(Object[] values, Parameter parameter, Object raw) {
    values[parameter.ordinal()] = parameter.parse(raw);
  }
}
