/** Circuit costs: cited constants and the models that scale them. */
package org.hcim.accelerator.technology;
