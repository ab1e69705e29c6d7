/** A DCiM array at the level of bit lines, one-bit adders and pipeline stages. */
package org.hcim.accelerator.gates;
