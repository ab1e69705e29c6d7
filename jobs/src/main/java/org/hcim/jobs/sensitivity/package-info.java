/** Sensitivity analysis of a sweep's table: the influence of each axis on the metrics. */
package org.hcim.jobs.sensitivity;
