package org.hcim.jobs.report;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A sweep that another is compared with.
 *
 * @param out its output directory, as the user named it
 * @param sweepId the sweep
 * @param modelVersion version of the cost model
 * @param results its rows
 * @param front its fronts, if they were computed
 */
public record Baseline(
    String out, String sweepId, String modelVersion, Dataset<Row> results, Optional<Front> front) {}
