/** The comparison of a run with an earlier one, designs and frontiers, and the verdicts on it. */
package org.hcim.jobs.compare;
