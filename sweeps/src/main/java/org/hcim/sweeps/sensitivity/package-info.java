/** What a metric owes to the axes of a sweep: exact shares on grids, Morris's effects, Sobol's. */
package org.hcim.sweeps.sensitivity;
