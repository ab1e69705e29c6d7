/** The published numbers of HCiM, and the model held to them. */
package org.hcim.sweeps.paper;
