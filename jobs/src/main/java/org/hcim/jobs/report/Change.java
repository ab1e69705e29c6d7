package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.compare.DesignComparison;
import org.hcim.jobs.compare.DesignComparison.WorkloadDesigns;
import org.hcim.jobs.compare.DesignKey;
import org.hcim.jobs.compare.FrontierComparison.GroupChange;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.summary.NetworkOrder;

/**
 * The comparison with the baseline, for the page.
 *
 * @param baselineOut the baseline's directory
 * @param baselineSweepId the baseline's sweep
 * @param baselineModelVersion the baseline's model version
 * @param modelVersion this run's model version
 * @param specChange the changes of the spec in words, or empty
 * @param designs the designs of both runs
 * @param frontiersNotComparable the reason why frontiers are not compared, or empty
 * @param frontiers the changes of each group's frontier
 */
record Change(
    String baselineOut,
    String baselineSweepId,
    String baselineModelVersion,
    String modelVersion,
    String specChange,
    DesignComparison designs,
    String frontiersNotComparable,
    List<FrontierMove> frontiers) {

  private static final int MAX_LISTED = 50;

  private static final StructType KEYS =
      new StructType()
          .add("config_hash", DataTypes.StringType)
          .add("workload", DataTypes.StringType);

  /**
   * The change of one group's frontier.
   *
   * @param group the group's name, such as a network
   * @param stayed number of designs on both frontiers
   * @param entered number of designs only on this run's frontier
   * @param left number of designs only on the baseline's frontier
   * @param lost number of baseline designs that no design of this frontier equals or dominates
   * @param enteredRows positions in {@link Designs} of some that entered
   * @param leftRows positions in {@link Designs} of some that left
   * @param hypervolumeBefore null if unknown
   * @param hypervolume null if unknown
   */
  record FrontierMove(
      String group,
      long stayed,
      long entered,
      long left,
      long lost,
      List<Integer> enteredRows,
      List<Integer> leftRows,
      Double hypervolumeBefore,
      Double hypervolume) {}

  /**
   * Converts a comparison; designs that entered or left are added to the page's designs.
   *
   * @param order the order of networks
   */
  static Change of(RunComparison comparison, Designs designs, NetworkOrder order) {
    return new Change(
        comparison.before().out(),
        comparison.before().status().id(),
        comparison.before().modelVersion(),
        comparison.now().modelVersion(),
        comparison.specChange(),
        comparison
            .designs()
            .listing(order.sorted(comparison.designs().workloads(), WorkloadDesigns::workload)),
        comparison.frontiers().notComparable(),
        order.sorted(moves(comparison, designs), FrontierMove::group));
  }

  private static List<FrontierMove> moves(RunComparison comparison, Designs designs) {
    List<GroupChange> groups = comparison.frontiers().groups();
    List<DesignKey> entered = new ArrayList<>();
    List<DesignKey> left = new ArrayList<>();
    for (GroupChange group : groups) {
      entered.addAll(listed(group.change().entered()));
      left.addAll(listed(group.change().left()));
    }
    var enteredRows = rows(comparison.now().frontier(), entered, designs, "");
    var leftRows = rows(comparison.before().frontier(), left, designs, "baseline");
    return groups.stream().map(group -> move(group, enteredRows, leftRows)).toList();
  }

  private static FrontierMove move(
      GroupChange group, Map<DesignKey, Integer> enteredRows, Map<DesignKey, Integer> leftRows) {
    return new FrontierMove(
        group.group(),
        group.stayed(),
        group.change().entered().size(),
        group.change().left().size(),
        group.change().lost().size(),
        listed(group.change().entered()).stream().map(enteredRows::get).toList(),
        listed(group.change().left()).stream().map(leftRows::get).toList(),
        group.hypervolumeBefore(),
        group.hypervolume());
  }

  private static List<DesignKey> listed(List<DesignKey> keys) {
    return keys.subList(0, Math.min(keys.size(), MAX_LISTED));
  }

  /** Adds designs of a frontier to the page's designs; returns their positions. */
  private static Map<DesignKey, Integer> rows(
      Optional<FrontierTable> frontier, List<DesignKey> keys, Designs designs, String source) {
    Map<DesignKey, Integer> positions = new HashMap<>();
    if (frontier.isEmpty() || keys.isEmpty()) {
      return positions;
    }
    List<Row> wanted =
        keys.stream().map(key -> RowFactory.create(key.configHash(), key.workload())).toList();
    var table = frontier.get().paretoOptimal();
    for (Row row :
        table
            .join(
                table.sparkSession().createDataFrame(wanted, KEYS), KEYS.fieldNames(), "left_semi")
            .orderBy("workload", "config_index")
            .collectAsList()) {
      positions.putIfAbsent(
          new DesignKey(row.getAs("config_hash"), row.getAs("workload")), designs.add(source, row));
    }
    return positions;
  }
}
