/**
 * Pareto frontiers of tables of any size: local frontiers in the tasks, merged as a tree, written
 * as a table.
 */
package org.hcim.jobs.frontier;
