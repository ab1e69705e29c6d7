package org.hcim.jobs.table;

import java.io.Serializable;

/**
 * The values shared by all rows of a sweep.
 *
 * @param sweepId the id of the sweep
 * @param modelVersion version of the cost model
 * @param gitSha commit of the program, or "unknown"
 */
public record Provenance(String sweepId, String modelVersion, String gitSha)
    implements Serializable {}
