/** Design spaces whose i-th point is determined by i alone: grids, samples and lists of points. */
package org.hcim.sweeps.space;
