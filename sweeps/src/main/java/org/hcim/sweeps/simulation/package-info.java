/** What is simulated: the spec of networks, readouts, noise and chips, read strictly. */
package org.hcim.sweeps.simulation;
