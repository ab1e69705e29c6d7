package org.hcim.sweeps.paper;

import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.AdcCost;
import org.hcim.accelerator.technology.DcimCost;
import org.hcim.sweeps.workload.Networks;

/** The paper's cases evaluated with the model's components, next to the printed numbers. */
public final class Reproduction {

  private final CostModel model;

  private Reproduction(CostModel model) {
    this.model = model;
  }

  /** Compares every published number with the modeled one. */
  public static List<Comparison> of(CostModel model) {
    var reproduction = new Reproduction(PaperDesigns.withoutPeriphery(model));
    return Published.all().stream()
        .map(published -> new Comparison(published, reproduction.modeled(published)))
        .toList();
  }

  /**
   * A hypothesis about the paper's ResNet-18, which states no node: 45 nm, HCiM at 64 x 64 against
   * the 7-bit baseline at 128 x 128.
   *
   * @return the EDAP (energy x delay x area) of HCiM and of the baseline, in 1e-3 J s mm2
   */
  public static List<Double> resNet18At45Nm(CostModel model) {
    NetworkProfile network = NetworkProfile.of(Networks.builtIn("resnet18"));
    CostModel simulator = PaperDesigns.withoutPeriphery(model);
    return Stream.of("imagenet-ternary-64-45nm", "imagenet-sar7-128-45nm")
        .map(subject -> simulator.evaluate(PaperDesigns.of(subject), network).edapJSMm2() * 1e3)
        .toList();
  }

  private double modeled(Published published) {
    DesignPoint point = PaperDesigns.of(published.subject());
    if (!published.network().isEmpty()) {
      return ofNetwork(published, point);
    }
    return point.readout() instanceof Readout.Adc adc
        ? ofAdc(published.quantity(), adc, point)
        : ofDcim(published.quantity(), (Readout.Comparators) point.readout(), point);
  }

  /** The cost of an ADC; Table 3 counts one column, whose converter serves no other column. */
  private double ofAdc(String quantity, Readout.Adc adc, DesignPoint point) {
    AdcCost cost = AdcCost.of(adc, point.process(), model.constants());
    return switch (quantity) {
      case "latency_ns" -> cost.latencyNs();
      case "energy_pj" -> cost.energyPj();
      case "area_mm2" -> cost.areaUm2() * 1e-6;
      default -> throw unknown(quantity);
    };
  }

  private double ofDcim(String quantity, Readout.Comparators readout, DesignPoint point) {
    int streams = point.precision().streams();
    DcimCost cost =
        DcimCost.of(readout.dcim(), streams, point.columns(), point.process(), model.constants());
    return switch (quantity) {
      case "dcim_rows" -> readout.dcim().rows(streams);
      case "scale_factors" -> (double) streams * point.columns();
      case "partial_sums" -> point.columns();
      case "latency_ns" -> cost.streamLatencyNs() / point.columns();
      case "energy_pj" -> cost.columnEnergyPj();
      case "area_mm2" -> cost.areaUm2() * 1e-6;
      default -> arrayPj(quantity, cost, point.columns());
    };
  }

  private double arrayPj(String quantity, DcimCost cost, int columns) {
    String prefix = "array_pj_";
    if (!quantity.startsWith(prefix)) {
      throw unknown(quantity);
    }
    double zeroFrac = Double.parseDouble(quantity.substring(prefix.length())) / 100;
    return columns * cost.columnEnergyPj() * DcimCost.relativeEnergy(zeroFrac, model.constants());
  }

  private double ofNetwork(Published published, DesignPoint point) {
    NetworkProfile network = NetworkProfile.of(Networks.builtIn(published.network()));
    NetworkCost cost = model.evaluate(point, network);
    return switch (published.quantity()) {
      case "energy" -> cost.energyPj() / reference(network).energyPj();
      case "latency_area" -> latencyArea(cost) / latencyArea(reference(network));
      case "edap" -> cost.edapJSMm2() * 1e3;
      case "edap_ratio" -> cost.edapJSMm2() / imagenetReference(network).edapJSMm2();
      default -> throw unknown(published.quantity());
    };
  }

  private NetworkCost reference(NetworkProfile network) {
    return model.evaluate(PaperDesigns.reference(), network);
  }

  private NetworkCost imagenetReference(NetworkProfile network) {
    return model.evaluate(PaperDesigns.of("imagenet-ternary"), network);
  }

  private static double latencyArea(NetworkCost cost) {
    return cost.latencyNs() * cost.areaMm2();
  }

  private static IllegalArgumentException unknown(String quantity) {
    return new IllegalArgumentException("unknown quantity of the paper: " + quantity);
  }
}
