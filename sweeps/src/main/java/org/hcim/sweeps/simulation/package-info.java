/** Simulation specs: networks, readouts, noise and chips, read strictly. */
package org.hcim.sweeps.simulation;
