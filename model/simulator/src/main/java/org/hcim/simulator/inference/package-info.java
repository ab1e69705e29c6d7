/** Quantized networks: their layers in integers, their file format, and running them. */
package org.hcim.simulator.inference;
