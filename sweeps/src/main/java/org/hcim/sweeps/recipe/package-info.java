/** The recipe of a training: numbers, choices, and the design parameters that follow from them. */
package org.hcim.sweeps.recipe;
