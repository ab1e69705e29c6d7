package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.ConstantsProfile;
import org.hcim.sweeps.pareto.LossLimit;

/** The lowest-EDAP design of each network and profile of constants per readout type. */
public final class BestByReadout {

  /** The heading of these designs. */
  public static final String HEADING = "lowest-EDAP design per readout type";

  /** Two readouts without an ADC, ternary and binary, are both HCiM's. */
  private static final String KIND =
      "CASE WHEN readout IN ('ternary', 'binary') THEN 'HCiM' ELSE readout END";

  private static final String COST_SOURCE =
      "CASE WHEN adc_bits IS NULL THEN NULL ELSE adc_cost_source END";

  /** Tables older than the parameter have the cited constants. */
  private static final String PROFILE =
      "coalesce(constants_profile, '%s')".formatted(ConstantsProfile.CITED.key());

  private BestByReadout() {}

  /**
   * A best design.
   *
   * @param side HCiM, the digital adder tree, or an ADC with its bits, kind and source of cost
   * @param evidence the evidence for its accuracy loss
   * @param lossPoints the loss in percentage points, or null where unknown
   */
  public record Best(
      String workload, String side, Row design, Evidence evidence, Double lossPoints) {

    /** Returns whether comparators and a DCiM array read its columns. */
    public boolean isHcim() {
      return side.equals(ReadoutLabel.HCIM);
    }

    /** Returns whether an ADC reads its columns. */
    public boolean hasAdc() {
      return design.getAs("adc_bits") != null;
    }

    /**
     * Returns whether it is a design with an ADC of the paper, at the cost that the paper gives.
     */
    boolean isOfThePaper() {
      return hasAdc() && design.<String>getAs("adc_cost_source").equals("paper");
    }

    /** A number of the design by its column. */
    public double number(String column) {
      return design.<Double>getAs(column);
    }

    /** The design in a few words. */
    public String words() {
      return DesignText.words(design);
    }

    /** The accuracy loss in a few words, such as {@code 3.46 points} or {@code unknown}. */
    public String loss() {
      return switch (evidence) {
        case UNKNOWN -> "accuracy unknown";
        case EXACT -> "0 points, exact sums";
        case MEASURED -> LossLimit.points(lossPoints);
        case ESTIMATED -> LossLimit.points(lossPoints) + ", estimate";
      };
    }
  }

  /**
   * The best designs by network and profile of constants, in the order of both.
   *
   * @param results rows of the table of one sweep
   * @param limit the accuracy loss up to which designs are compared
   */
  public static List<BestDesigns> of(Dataset<Row> results, LossLimit limit) {
    Column best = struct(columns().map(name -> col(name)).toArray(Column[]::new));
    Column byEdap = struct("edap_j_s_mm2", "config_index");
    Column withinLoss = struct(KnownLoss.rank(), col("edap_j_s_mm2"), col("config_index"));
    List<Row> rows =
        KnownLoss.of(results)
            .where("status = 'ok'")
            .withColumn("kind", expr(KIND))
            .withColumn("cost_source", expr(COST_SOURCE))
            .withColumn("profile", expr(PROFILE))
            .withColumn("bits", expr("coalesce(adc_bits, 99)"))
            .groupBy("workload", "profile", "bits", "kind", "cost_source")
            .agg(
                min_by(best, byEdap).as("best"),
                min_by(best, when(isWithin(limit), limit.isAny() ? byEdap : withinLoss))
                    .as("within"))
            .orderBy(col("workload"), col("bits").desc(), col("kind"), col("cost_source"))
            .collectAsList();
    Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      groups
          .computeIfAbsent(
              List.of(row.<String>getAs("workload"), row.<String>getAs("profile")),
              key -> new ArrayList<>())
          .add(row);
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new BestDesigns(
                    group.getKey().get(0),
                    group.getKey().get(1),
                    limit,
                    designs(group.getValue(), "within"),
                    designs(group.getValue(), "best")))
        .sorted(
            Comparator.comparing(BestDesigns::workload)
                .thenComparing(designs -> ProfileOrder.of(designs.profile())))
        .toList();
  }

  /** The rows that are known to lose no more than the limit. */
  private static Column isWithin(LossLimit limit) {
    return limit
        .points()
        .map(points -> col(KnownLoss.LOSS).leq(points))
        .orElseGet(() -> expr("true"));
  }

  private static Stream<String> columns() {
    return Stream.concat(
        DesignText.COLUMNS.stream(), Stream.of(KnownLoss.LOSS, KnownLoss.EVIDENCE));
  }

  private static List<Best> designs(List<Row> rows, String column) {
    return rows.stream()
        .flatMap(
            row ->
                Optional.ofNullable(row.<Row>getAs(column))
                    .map(design -> best(row.getAs("workload"), design))
                    .stream())
        .toList();
  }

  private static Best best(String workload, Row design) {
    return new Best(
        workload,
        ReadoutLabel.of(design),
        design,
        Evidence.of(design.getAs(KnownLoss.EVIDENCE)),
        design.getAs(KnownLoss.LOSS));
  }
}
