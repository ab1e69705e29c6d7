/** Published silicon macros and their comparison with the model. */
package org.hcim.sweeps.silicon;
