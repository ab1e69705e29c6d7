/**
 * Costs a network on a design: mapping, action counts and unit costs give energy, latency and area.
 */
package org.hcim.accelerator.cost;
