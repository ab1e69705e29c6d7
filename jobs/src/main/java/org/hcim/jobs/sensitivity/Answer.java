package org.hcim.jobs.sensitivity;

import java.util.Map;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Attribution;

/**
 * What a metric owes to the axes of a group of designs.
 *
 * @param by the values of the columns by which the question split the rows, workload among them
 */
public record Answer(String metric, Scale scale, Map<String, String> by, Attribution attribution) {}
