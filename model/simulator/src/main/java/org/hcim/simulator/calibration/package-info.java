/** Readouts, scale factors and number formats fitted to the data of a few images. */
package org.hcim.simulator.calibration;
