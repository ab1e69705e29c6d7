/**
 * Sensitivity of a metric to the axes of a sweep: exact variance shares on grids, Morris effects,
 * Sobol indices.
 */
package org.hcim.sweeps.sensitivity;
