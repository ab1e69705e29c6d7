/** The published numbers of HCiM and the model's reproduction of them. */
package org.hcim.sweeps.paper;
