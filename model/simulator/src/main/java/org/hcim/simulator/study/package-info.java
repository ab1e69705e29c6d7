/** Studies of a quantized network on images: changes, results, costs and traces. */
package org.hcim.simulator.study;
