/** The products of a crossbar and its DCiM array, bit for bit. */
package org.hcim.simulator.crossbar;
