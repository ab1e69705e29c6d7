/**
 * Frontiers of tables of any size: local fronts in the tasks, merged as a tree, written as a table.
 */
package org.hcim.jobs.frontier;
