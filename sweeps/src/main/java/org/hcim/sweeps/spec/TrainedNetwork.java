package org.hcim.sweeps.spec;

import java.util.List;

/**
 * A network to be trained.
 *
 * @param architecture one of {@link #ARCHITECTURES}
 * @param workload the value of the tables' {@code workload} column, by which sweeps find its
 *     accuracy
 */
public record TrainedNetwork(String architecture, String workload) {

  /** The architectures that can be trained. */
  public static final List<String> ARCHITECTURES =
      List.of(
          "mlp", "resnet8", "resnet20", "resnet32", "resnet44", "wide_resnet20", "vgg9", "vgg11");
}
