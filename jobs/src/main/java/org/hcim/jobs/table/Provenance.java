package org.hcim.jobs.table;

import java.io.Serializable;

/**
 * What all rows of a sweep have in common.
 *
 * @param sweepId the sweep
 * @param modelVersion version of the cost model
 * @param gitSha commit of the program, or "unknown"
 */
public record Provenance(String sweepId, String modelVersion, String gitSha)
    implements Serializable {}
