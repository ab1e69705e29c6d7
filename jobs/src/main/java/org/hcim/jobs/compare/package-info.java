/** Compares a run's designs and frontiers with those of an earlier run and gives verdicts. */
package org.hcim.jobs.compare;
