/** Which of many designs are best: fronts, ranks, hypervolumes and choices, without Spark. */
package org.hcim.sweeps.pareto;
