/** Designs, networks and random numbers that tests of several packages share. */
package org.hcim.accelerator;
