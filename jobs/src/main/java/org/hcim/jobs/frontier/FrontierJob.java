package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.ChosenColumns;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.Tables;
import scala.reflect.ClassTag$;

/** Computes a frontier of a sweep's results and commits it as a table beside them. */
public final class FrontierJob {

  private static final long ROWS_PER_FILE = 250_000;

  private final SparkSession spark;
  private final String out;
  private final TableSnapshot sweep;
  private final FrontierQuery query;
  private final String gitSha;
  private final LockPolicy lock;

  /**
   * Creates a job.
   *
   * @param out the output directory
   * @param sweep the sweep in that directory
   * @param gitSha commit of this program
   * @param lock the handling of a lock that another writer of this frontier holds
   */
  public FrontierJob(
      SparkSession spark,
      String out,
      TableSnapshot sweep,
      FrontierQuery query,
      String gitSha,
      LockPolicy lock) {
    this.spark = spark;
    this.out = out;
    this.sweep = sweep;
    this.query = query;
    this.gitSha = gitSha;
    this.lock = lock;
  }

  /**
   * Has Spark analyze the condition of a query before the rows exist.
   *
   * @param columns the columns that the rows will have
   * @throws FrontierException when it is not a boolean expression over these columns
   */
  public static void requireCondition(SparkSession spark, FrontierQuery query, StructType columns) {
    Condition.check(query, spark.createDataFrame(List.<Row>of(), columns));
  }

  /** Computes and commits the frontier, or reads it if it already exists. */
  public FrontierOutcome run(Consumer<String> notices) {
    TableIdentity identity = identity();
    Dataset<Row> filled = new Tables(spark, out).filled(sweep);
    Dataset<Row> results = filled.drop(ChosenColumns.of(sweep).omitted().toArray(String[]::new));
    Condition.check(query, results);
    try (TableStore store =
        TableStore.open(out, identity, plan(), FrontierSchema.SCHEMA.type(), lock, notices)) {
      if (store.pending().isEmpty()) {
        store.complete();
        store.makeLatest();
        return store.described(FrontierOutcome.class);
      }
      return compute(store, identity, results, filled);
    }
  }

  /**
   * Computes and commits the frontier.
   *
   * @param results the sweep's rows
   * @param filled the same rows, with NULL in the columns that they lack
   */
  private FrontierOutcome compute(
      TableStore store, TableIdentity identity, Dataset<Row> results, Dataset<Row> filled) {
    List<String> workloads = SweptNetworks.of(results);
    List<RankedFrontier> frontiers = frontiers(results, workloads);
    var outcome =
        FrontierOutcome.of(identity, query, sweep.id(), fingerprint(), frontiers, workloads);
    store.describe(outcome);
    Broadcast<Members> members = broadcast(Members.of(frontiers, workloads.size()), Members.class);
    try {
      long rows = frontiers.stream().mapToLong(frontier -> frontier.candidates().size()).sum();
      var found = new FrontierRows(identity.id(), members, new ArrayList<>(workloads));
      store.commit(spark, store.pending().get(0), tally -> table(filled, found, rows, tally));
      store.complete();
      store.makeLatest();
      return outcome;
    } finally {
      members.destroy();
    }
  }

  /** The groups' frontiers, ordered by group values. */
  private List<RankedFrontier> frontiers(Dataset<Row> results, List<String> workloads) {
    try {
      Map<Competition, GroupFrontier> merged = RowFrontiers.of(results, query, workloads);
      return StrongestStanding.of(merged).entrySet().stream()
          .sorted(
              Map.Entry.comparingByKey(
                  Comparator.comparing(competition -> sortKey(competition.group()))))
          .map(entry -> RankedFrontier.of(entry.getKey(), entry.getValue(), query))
          .toList();
    } catch (RuntimeException e) {
      throw Condition.explained(query, e);
    }
  }

  private static String sortKey(List<String> group) {
    return String.join("\0", group.stream().map(value -> value == null ? "" : value).toList());
  }

  private Dataset<Row> table(Dataset<Row> results, FrontierRows found, long rows, RowTally tally) {
    int files = (int) Math.max(1, (rows + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
    FlatMapFunction<java.util.Iterator<Row>, Row> count = tally::counting;
    JavaRDD<Row> counted =
        results
            .where(found.filter())
            .javaRDD()
            .map(found)
            .sortBy(FrontierOrder.of(query.objectives().get(0)), true, files)
            .mapPartitions(count);
    return spark.createDataFrame(counted, FrontierSchema.SCHEMA.type());
  }

  private String fingerprint() {
    return sweep.total().fingerprint().hex();
  }

  private TableIdentity identity() {
    String json = query.canonicalJson(sweep.id(), fingerprint());
    return TableIdentity.of(
        Table.FRONTIER,
        FrontierQuery.hash(json),
        json,
        "",
        String.valueOf(FrontierSchema.VERSION),
        gitSha);
  }

  private ChunkPlan plan() {
    return new ChunkPlan(
        sweep.firstPoint(), sweep.firstPoint() + sweep.points(), sweep.points(), 1);
  }

  private <T> Broadcast<T> broadcast(T value, Class<T> type) {
    return spark.sparkContext().broadcast(value, ClassTag$.MODULE$.apply(type));
  }
}
