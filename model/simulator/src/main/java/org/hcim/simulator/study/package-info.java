/** A quantized network on images: with which changes it runs, what it gives, and why. */
package org.hcim.simulator.study;
