/** Labeled images: files of common formats, and a procedural set. */
package org.hcim.simulator.dataset;
