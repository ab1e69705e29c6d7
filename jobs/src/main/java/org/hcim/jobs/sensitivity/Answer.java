package org.hcim.jobs.sensitivity;

import java.util.Map;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Attribution;

/**
 * The influence of each axis on a metric, among one group of designs.
 *
 * @param by the values of the columns that separate the groups, workload included
 */
public record Answer(String metric, Scale scale, Map<String, String> by, Attribution attribution) {}
