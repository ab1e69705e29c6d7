/** Bit-exact products of a crossbar and its DCiM array. */
package org.hcim.simulator.crossbar;
