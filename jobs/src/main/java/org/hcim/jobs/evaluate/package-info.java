/** Evaluates a sweep's points on Spark: indexes to designs, constraints, costs, rows. */
package org.hcim.jobs.evaluate;
