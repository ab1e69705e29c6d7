/** Specs of simulations: networks, readouts, noise and chips, read strictly. */
package org.hcim.sweeps.simulation;
