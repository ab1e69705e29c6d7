/** The recipe of a training: numbers, choices, and the parameters of designs that they give. */
package org.hcim.sweeps.recipe;
