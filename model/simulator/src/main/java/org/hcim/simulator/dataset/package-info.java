/** Labeled images as numbers: files of common formats, and a set that is made, not read. */
package org.hcim.simulator.dataset;
