/** What a crossbar and its DCiM array compute, bit for bit. */
package org.hcim.simulator.crossbar;
