/** A DCiM array at the level of bitlines, one-bit adders and pipeline stages. */
package org.hcim.accelerator.gates;
