/** Exact frontiers of grids of any size, by branch and bound over boxes of designs. */
package org.hcim.sweeps.optimum;
