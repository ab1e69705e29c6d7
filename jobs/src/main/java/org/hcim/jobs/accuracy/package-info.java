/** Measured accuracy of trained networks: the table, and its lookup by sweeps. */
package org.hcim.jobs.accuracy;
