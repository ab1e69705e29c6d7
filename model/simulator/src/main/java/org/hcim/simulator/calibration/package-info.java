/** Readouts, scale factors and number formats that follow from the data of a few images. */
package org.hcim.simulator.calibration;
