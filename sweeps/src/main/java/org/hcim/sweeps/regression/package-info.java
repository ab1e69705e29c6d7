/** Run-to-run checks: the gates of a run, their verdicts, and the changes of a Pareto frontier. */
package org.hcim.sweeps.regression;
