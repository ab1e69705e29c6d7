package org.hcim.jobs.sensitivity;

import java.util.Map;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Attribution;

/**
 * The influence of each axis on a metric, within one group of designs.
 *
 * @param by values of the grouping columns, including workload
 */
public record Answer(String metric, Scale scale, Map<String, String> by, Attribution attribution) {}
