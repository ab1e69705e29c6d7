/** From a design and a network to energy, latency and area: mapping, action counts, unit costs. */
package org.hcim.accelerator.cost;
