/** Evaluates a sweep's points on Spark: numbers to designs, constraints, costs, rows. */
package org.hcim.jobs.evaluate;
