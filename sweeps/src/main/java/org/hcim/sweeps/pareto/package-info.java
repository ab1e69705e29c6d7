/** Pareto frontiers, ranks, hypervolumes, knee points, budgets and scenarios, without Spark. */
package org.hcim.sweeps.pareto;
