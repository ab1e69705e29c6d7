/** Design spaces whose i-th point follows from i alone: grids, samples and lists of points. */
package org.hcim.sweeps.space;
